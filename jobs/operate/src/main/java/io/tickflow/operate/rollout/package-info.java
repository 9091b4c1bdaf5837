/** Rollout of a model bundle to a running SignalJob, and the way back. */
@NullMarked
package io.tickflow.operate.rollout;

import org.jspecify.annotations.NullMarked;
