/** Probes of Kafka, Flink and ClickHouse, and their results as plain values. */
@NullMarked
package io.tickflow.operate.observe;

import org.jspecify.annotations.NullMarked;
