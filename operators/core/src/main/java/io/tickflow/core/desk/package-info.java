/** The order desk of one account: verdicts, orders, positions. */
@NullMarked
package io.tickflow.core.desk;

import org.jspecify.annotations.NullMarked;
