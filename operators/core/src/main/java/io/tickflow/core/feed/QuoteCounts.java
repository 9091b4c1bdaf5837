package io.tickflow.core.feed;

/**
 * What the quotes of a symbol were like.
 *
 * @param rows ticks that could be read
 * @param malformed lines or records that could not
 * @param outOfOrder earlier than the row before
 * @param equalTimes of the same millisecond as the row before
 * @param crossed bid above ask
 * @param locked bid equal to ask
 * @param sideMissing without a bid or an ask: not a number, or not above zero
 * @param oneSideChanged whose MqlTick flags name exactly one of BID and ASK, as most of a healthy
 *     feed do
 */
public record QuoteCounts(
        long rows,
        long malformed,
        long outOfOrder,
        long equalTimes,
        long crossed,
        long locked,
        long sideMissing,
        long oneSideChanged) {}
