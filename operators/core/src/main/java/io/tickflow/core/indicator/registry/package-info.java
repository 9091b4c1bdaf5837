/** Registry of the kinds of indicators and candle patterns. */
@NullMarked
package io.tickflow.core.indicator.registry;

import org.jspecify.annotations.NullMarked;
