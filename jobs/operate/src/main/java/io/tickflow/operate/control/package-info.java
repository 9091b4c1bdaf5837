/** Events that an operator appends for a running desk. */
@NullMarked
package io.tickflow.operate.control;

import org.jspecify.annotations.NullMarked;
