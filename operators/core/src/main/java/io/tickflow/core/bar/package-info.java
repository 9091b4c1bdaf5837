/** Bars built from ticks. */
@NullMarked
package io.tickflow.core.bar;

import org.jspecify.annotations.NullMarked;
