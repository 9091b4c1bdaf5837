/** Benchmark of the feature stage in Flink with different stores, without Kafka. */
@NullMarked
package io.tickflow.bench.pipeline;

import org.jspecify.annotations.NullMarked;
