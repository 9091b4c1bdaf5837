/** Benchmarks of the core without Flink, under JMH. */
@NullMarked
package io.tickflow.bench.jmh;

import org.jspecify.annotations.NullMarked;
