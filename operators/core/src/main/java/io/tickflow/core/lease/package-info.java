/** The right to trade an account, which one process has at a time. */
@NullMarked
package io.tickflow.core.lease;

import org.jspecify.annotations.NullMarked;
