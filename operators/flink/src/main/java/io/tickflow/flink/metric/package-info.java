/** Metrics of the stages. */
@NullMarked
package io.tickflow.flink.metric;

import org.jspecify.annotations.NullMarked;
