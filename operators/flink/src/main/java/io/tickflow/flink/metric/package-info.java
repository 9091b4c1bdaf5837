/** Metrics that the stages share. */
@NullMarked
package io.tickflow.flink.metric;

import org.jspecify.annotations.NullMarked;
