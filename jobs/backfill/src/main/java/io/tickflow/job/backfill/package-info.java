/** Bounded history through the operators of the SignalJob. */
@NullMarked
package io.tickflow.job.backfill;

import org.jspecify.annotations.NullMarked;
