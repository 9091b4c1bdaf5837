/** Technical indicators, each O(1) a value. */
@NullMarked
package io.tickflow.core.indicator;

import org.jspecify.annotations.NullMarked;
