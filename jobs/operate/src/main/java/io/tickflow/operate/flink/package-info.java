/** The port to Flink deployments, its REST adapter and the jobs' submissions. */
@NullMarked
package io.tickflow.operate.flink;

import org.jspecify.annotations.NullMarked;
