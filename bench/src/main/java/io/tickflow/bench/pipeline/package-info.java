/** The feature stage in Flink with its state kept in different ways, without Kafka. */
@NullMarked
package io.tickflow.bench.pipeline;

import org.jspecify.annotations.NullMarked;
