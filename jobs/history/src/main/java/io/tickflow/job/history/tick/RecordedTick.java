package io.tickflow.job.history.tick;

import io.tickflow.core.market.Tick;

/**
 * Record of the feed as the history keeps it.
 *
 * @param topic topic of the record
 * @param tick the tick; of an unreadable record its place and append time, its symbol if readable,
 *     and no prices
 * @param code name of the reason for which the record is unreadable; empty if it is readable
 */
public record RecordedTick(String topic, Tick tick, String code) {

    /** A readable tick. */
    public static RecordedTick of(String topic, Tick tick) {
        return new RecordedTick(topic, tick, "");
    }
}
