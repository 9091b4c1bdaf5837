/** Outcomes of decisions: what the market did in the time after them. */
@NullMarked
package io.tickflow.core.outcome;

import org.jspecify.annotations.NullMarked;
