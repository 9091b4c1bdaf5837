package io.tickflow.operate.observe;

import org.jspecify.annotations.Nullable;

/**
 * State of the history in ClickHouse.
 *
 * @param schemaVersion of its tables; 0 if there are none
 * @param newestRowMillis when the newest row was inserted, epoch milliseconds; null if there is
 *     none
 */
public record HistoryView(int schemaVersion, @Nullable Long newestRowMillis) {}
