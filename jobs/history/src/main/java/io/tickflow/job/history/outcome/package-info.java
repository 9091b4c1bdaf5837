/** Outcomes of the decisions in the history. */
@NullMarked
package io.tickflow.job.history.outcome;

import org.jspecify.annotations.NullMarked;
