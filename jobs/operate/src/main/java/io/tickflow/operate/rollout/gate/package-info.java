/** Gates of a rollout: rules, measurements and their judgement. Pure. */
@NullMarked
package io.tickflow.operate.rollout.gate;

import org.jspecify.annotations.NullMarked;
