package io.tickflow.core.market;

/**
 * Observation about a feed, published for operators. No feature and no decision depends on it.
 *
 * @param kind what was observed
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC time of the observed tick, epoch milliseconds
 * @param detail one sentence for a person
 * @param value see {@link FeedEventKind}
 * @param partition Kafka partition of that tick
 * @param offset Kafka offset of that tick
 */
public record FeedEvent(
        FeedEventKind kind,
        String symbol,
        long eventTimeMillis,
        String detail,
        long value,
        int partition,
        long offset) {

    /** Reports a silence that {@code tick} ended. */
    public static FeedEvent gap(Tick tick, long silentMillis) {
        return of(
                FeedEventKind.GAP,
                tick,
                "no tick for " + silentMillis / 1_000 + " s before this one",
                silentMillis);
    }

    /** Reports a tick from another partition than {@code home}, the source of earlier ticks. */
    public static FeedEvent onTwoPartitions(Tick tick, int home) {
        return of(
                FeedEventKind.SYMBOL_ON_TWO_PARTITIONS,
                tick,
                "a tick came from partition %d, the ones before it from partition %d"
                        .formatted(tick.partition(), home),
                home);
    }

    /**
     * Reports that the ticks of {@code symbol} contradict its server-time rule.
     *
     * @param hoursAhead error of the rule, not 0
     */
    public static FeedEvent serverTimeContradicted(
            String symbol, long eventTimeMillis, int hoursAhead, int partition, long offset) {
        return new FeedEvent(
                FeedEventKind.SERVER_TIME_CONTRADICTED,
                symbol,
                eventTimeMillis,
                "ticks are %d h %s their Kafka records: the server-time rule does not fit the feed"
                        .formatted(
                                StrictMath.abs(hoursAhead), hoursAhead > 0 ? "ahead of" : "behind"),
                hoursAhead,
                partition,
                offset);
    }

    private static FeedEvent of(FeedEventKind kind, Tick tick, String detail, long value) {
        return new FeedEvent(
                kind,
                tick.symbol(),
                tick.eventTimeMillis(),
                detail,
                value,
                tick.partition(),
                tick.offset());
    }

    /** Identity by kind, symbol and record, equal in every run. */
    public String id() {
        return kind + "/" + symbol + '/' + partition + '-' + offset;
    }
}
