/** Plan of a rollout: the job, its two bundles, and gates. */
@NullMarked
package io.tickflow.operate.rollout.plan;

import org.jspecify.annotations.NullMarked;
