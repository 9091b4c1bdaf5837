/**
 * Ticks in lines of text: columns by name or by the rows, dates, numbers, and the refusal of bars.
 */
@NullMarked
package io.tickflow.ticks.text;

import org.jspecify.annotations.NullMarked;
