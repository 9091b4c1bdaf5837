/** Rollout of a model bundle: a screen over the operations library. */
@NullMarked
package io.tickflow.cli.rollout;

import org.jspecify.annotations.NullMarked;
