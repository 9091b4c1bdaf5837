package io.tickflow.operate.feed;

import java.util.Map;

/**
 * Counts of the lines or records of a feed: each is a tick, unreadable, or a message of its bridge.
 *
 * @param read lines or records
 * @param ticks readable ticks
 * @param unreadable lines or records that hold no tick, by code
 * @param messages messages of a bridge about itself, by type
 * @param unreadableBySymbol unreadable ones of the symbols that have most; an empty name stands for
 *     those without a symbol
 */
public record FeedTotals(
        long read,
        long ticks,
        Map<String, Long> unreadable,
        Map<String, Long> messages,
        Map<String, Long> unreadableBySymbol) {

    /** Number of unreadable lines or records. */
    public long unreadableTotal() {
        return unreadable.values().stream().mapToLong(Long::longValue).sum();
    }
}
