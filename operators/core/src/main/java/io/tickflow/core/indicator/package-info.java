/**
 * Technical indicators on bars, registered in {@link io.tickflow.core.indicator.IndicatorKinds}.
 */
@NullMarked
package io.tickflow.core.indicator;

import org.jspecify.annotations.NullMarked;
