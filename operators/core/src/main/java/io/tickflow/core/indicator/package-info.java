/** Technical indicators on bars; {@link io.tickflow.core.indicator.IndicatorKinds} has them all. */
@NullMarked
package io.tickflow.core.indicator;

import org.jspecify.annotations.NullMarked;
