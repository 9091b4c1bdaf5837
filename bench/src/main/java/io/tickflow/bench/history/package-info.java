/** Benchmarks of the history in ClickHouse. */
@NullMarked
package io.tickflow.bench.history;

import org.jspecify.annotations.NullMarked;
