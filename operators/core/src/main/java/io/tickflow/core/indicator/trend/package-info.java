/** Indicators of trends that draw lines beside the price. */
@NullMarked
package io.tickflow.core.indicator.trend;

import org.jspecify.annotations.NullMarked;
