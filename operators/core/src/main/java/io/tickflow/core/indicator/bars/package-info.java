/** Indicators that pass on the prices and volumes of bars. */
@NullMarked
package io.tickflow.core.indicator.bars;

import org.jspecify.annotations.NullMarked;
