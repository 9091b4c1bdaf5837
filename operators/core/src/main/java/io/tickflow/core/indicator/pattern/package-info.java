/** Candle patterns, detected on the newest bar. */
@NullMarked
package io.tickflow.core.indicator.pattern;

import org.jspecify.annotations.NullMarked;
