/** Journal of rollouts: files of what was intended and what was done, and the lock. */
@NullMarked
package io.tickflow.operate.rollout.journal;

import org.jspecify.annotations.NullMarked;
