/**
 * Technical indicators on bars, registered in {@link
 * io.tickflow.core.indicator.registry.IndicatorKinds}.
 */
@NullMarked
package io.tickflow.core.indicator;

import org.jspecify.annotations.NullMarked;
