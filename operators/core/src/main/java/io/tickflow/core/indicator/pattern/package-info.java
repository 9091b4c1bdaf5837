/** Candle patterns: each says of the newest bar whether it completes one. */
@NullMarked
package io.tickflow.core.indicator.pattern;

import org.jspecify.annotations.NullMarked;
