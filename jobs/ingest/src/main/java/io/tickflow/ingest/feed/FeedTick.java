package io.tickflow.ingest.feed;

/**
 * Tick in the fields of MqlTick.
 *
 * @param timeMillis time_msc: milliseconds since 1970 by the trade server's clock
 * @param bid bid; 0 if the instrument has none
 * @param ask ask; 0 if the instrument has none
 * @param last price of the last deal; 0 if there is none
 * @param volume volume of the last deal; 0 if there is none
 * @param flags bits of MqlTick that name the changed fields
 */
public record FeedTick(
        long timeMillis, double bid, double ask, double last, double volume, int flags) {

    /** Times from here on have more digits than milliseconds have. */
    private static final long TIME_END = 100_000_000_000_000L;

    /** Returns true if {@code timeMillis} can be a time in milliseconds. */
    public static boolean isTime(long timeMillis) {
        return timeMillis > 0 && timeMillis < TIME_END;
    }
}
