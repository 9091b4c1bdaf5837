/**
 * Deployments that a rollout changes: the port, and the session cluster behind its REST interface.
 */
@NullMarked
package io.tickflow.operate.rollout.platform;

import org.jspecify.annotations.NullMarked;
