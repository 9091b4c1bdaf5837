/** Indicators that weight bars by their volume. */
@NullMarked
package io.tickflow.core.indicator.volume;

import org.jspecify.annotations.NullMarked;
