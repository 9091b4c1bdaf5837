/** Read model of trading: one fold of recorded events into signals, orders, positions and halts. */
@NullMarked
package io.tickflow.core.readmodel;

import org.jspecify.annotations.NullMarked;
