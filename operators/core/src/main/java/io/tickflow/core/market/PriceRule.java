package io.tickflow.core.market;

/**
 * Prices that a symbol can have. Most are above zero. A few futures have traded below it, as WTI in
 * April 2020; for them a tenth of the last price says little near zero, so a spike is measured by
 * the usual price of the symbol as well. Immutable and thread-safe.
 *
 * @param usualPrice price by which moves are judged near zero; 0 if prices are always above zero
 */
public record PriceRule(double usualPrice) {

    /** Prices above zero. */
    public static final PriceRule ABOVE_ZERO = new PriceRule(0);

    private static final double FAR_RATIO = 0.10;

    private boolean allowsNegative() {
        return usualPrice > 0;
    }

    /**
     * Returns true if bid, ask and last of a tick can be prices. Where prices may be negative, 0 is
     * one, unless both sides are 0, which says that there is no quote.
     */
    boolean allows(Tick tick) {
        return allowsNegative()
                ? tick.bid() != 0 || tick.ask() != 0
                : tick.bid() > 0 && tick.ask() > 0 && !(tick.last() < 0);
    }

    /**
     * Returns true if {@code mid} is too far from {@code reference} to be accepted without
     * confirmation: by more than a tenth of it, or of the usual price where that is larger.
     */
    boolean isFar(double mid, double reference) {
        double size = StrictMath.max(StrictMath.abs(reference), usualPrice);
        return StrictMath.abs(mid - reference) > FAR_RATIO * size;
    }
}
