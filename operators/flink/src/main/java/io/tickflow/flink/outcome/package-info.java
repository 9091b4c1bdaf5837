/** Outcomes of decisions and the accuracy of models by them, as events. */
@NullMarked
package io.tickflow.flink.outcome;

import org.jspecify.annotations.NullMarked;
