/** Labels of ticks by the ticks after them, for training and for judging. Never read by a model. */
@NullMarked
package io.tickflow.core.label;

import org.jspecify.annotations.NullMarked;
