/** Figures of a bundle, aggregated from events. Pure. */
@NullMarked
package io.tickflow.operate.rollout.figure;

import org.jspecify.annotations.NullMarked;
