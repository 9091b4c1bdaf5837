/** Commands that run a Flink cluster, and jobs on any. */
@NullMarked
package io.tickflow.cli.cluster;

import org.jspecify.annotations.NullMarked;
