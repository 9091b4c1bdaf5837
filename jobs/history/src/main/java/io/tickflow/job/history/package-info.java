/** History job, which copies every event topic to ClickHouse, off the path from tick to order. */
@NullMarked
package io.tickflow.job.history;

import org.jspecify.annotations.NullMarked;
