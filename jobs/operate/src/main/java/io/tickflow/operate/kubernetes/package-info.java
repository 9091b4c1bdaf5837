/** Rollouts by Flink's Kubernetes operator; the only user of the Kubernetes client. */
@NullMarked
package io.tickflow.operate.kubernetes;

import org.jspecify.annotations.NullMarked;
