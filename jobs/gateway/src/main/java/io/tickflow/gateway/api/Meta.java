package io.tickflow.gateway.api;

/**
 * Origin and age of an answer.
 *
 * @param layer place that it comes from
 * @param asOfMillis time of the newest fact in it, epoch milliseconds; 0 if there is none
 * @param ageMillis age of that fact when it was answered; 0 if there is none
 * @param degraded true if a part is away, so that an older truth or less of it serves
 * @param note reason for that; empty otherwise
 */
public record Meta(Layer layer, long asOfMillis, long ageMillis, boolean degraded, String note) {

    /** Origin of a fact of {@code asOfMillis}. */
    public static Meta of(Layer layer, long asOfMillis, long nowMillis) {
        return new Meta(layer, asOfMillis, age(asOfMillis, nowMillis), false, "");
    }

    /** The same answer in place of a better one. */
    public Meta degraded(String reason) {
        return new Meta(layer, asOfMillis, ageMillis, true, reason);
    }

    /** The same answer, degraded if its newest fact is older. */
    public Meta degradedBeyond(long ageMillisMax, String reason) {
        return ageMillis > ageMillisMax ? degraded(reason) : this;
    }

    private static long age(long asOfMillis, long nowMillis) {
        return asOfMillis == 0 ? 0 : Math.max(0, nowMillis - asOfMillis);
    }
}
