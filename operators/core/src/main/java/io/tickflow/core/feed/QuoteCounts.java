package io.tickflow.core.feed;

/**
 * Counts of good and bad quotes of a symbol.
 *
 * @param rows readable ticks
 * @param malformed unreadable lines or records
 * @param outOfOrder ticks earlier than the previous row
 * @param equalTimes ticks of the same millisecond as the previous row
 * @param crossed ticks with bid above ask
 * @param locked ticks with bid equal to ask
 * @param sideMissing ticks without bid or ask: not a number, or not above zero
 * @param oneSideChanged ticks with exactly one of the MqlTick flags BID and ASK, as most ticks of a
 *     healthy feed have
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
