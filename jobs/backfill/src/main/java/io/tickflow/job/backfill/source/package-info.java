/** Flink source that reads archives symbol by symbol. */
@NullMarked
package io.tickflow.job.backfill.source;

import org.jspecify.annotations.NullMarked;
