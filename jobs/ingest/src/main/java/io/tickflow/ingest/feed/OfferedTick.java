package io.tickflow.ingest.feed;

import org.jspecify.annotations.Nullable;

/**
 * Element of a batch: a tick, or the reason for which it is none.
 *
 * @param tick the tick; null if it cannot be read
 * @param refusal reason; null for a tick
 */
public record OfferedTick(@Nullable FeedTick tick, @Nullable Refusal refusal) {

    /** A tick. */
    public static OfferedTick of(FeedTick tick) {
        return new OfferedTick(tick, null);
    }

    /** An element that is no tick. */
    public static OfferedTick refused(Refusal refusal) {
        return new OfferedTick(null, refusal);
    }
}
