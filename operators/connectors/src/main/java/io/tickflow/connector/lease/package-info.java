/** The right to trade an account, which one process at a time has. */
@NullMarked
package io.tickflow.connector.lease;

import org.jspecify.annotations.NullMarked;
