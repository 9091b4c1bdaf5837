package io.tickflow.sandbox.testdata;

/**
 * Parameters of a generated symbol.
 *
 * @param name as a broker names it
 * @param digits decimals of its prices
 * @param startPoints first price, in units of the last decimal
 * @param spreadPoints usual spread
 * @param ticksPerDay about how many ticks a day has
 * @param flicker how far quotes flicker around the fair price, as a share of the spread
 * @param crossedShare share of quotes with the bid above the ask
 * @param lockedShare share of quotes with the bid at the ask
 * @param closed when it is not quoted
 */
record SymbolSpec(
        String name,
        int digits,
        long startPoints,
        int spreadPoints,
        int ticksPerDay,
        double flicker,
        double crossedShare,
        double lockedShare,
        TradingCalendar closed) {}
