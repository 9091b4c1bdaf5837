/** Ticks in Parquet files. */
@NullMarked
package io.tickflow.ticks.parquet;

import org.jspecify.annotations.NullMarked;
