/** The history job: every event topic into ClickHouse, off the path from tick to order. */
@NullMarked
package io.tickflow.job.history;

import org.jspecify.annotations.NullMarked;
