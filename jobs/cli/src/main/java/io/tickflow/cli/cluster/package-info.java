/** Commands for a Flink cluster, and for jobs on any cluster. */
@NullMarked
package io.tickflow.cli.cluster;

import org.jspecify.annotations.NullMarked;
