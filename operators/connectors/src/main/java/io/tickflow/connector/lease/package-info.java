/** Lease of an account, the right to trade that one process holds at a time. */
@NullMarked
package io.tickflow.connector.lease;

import org.jspecify.annotations.NullMarked;
