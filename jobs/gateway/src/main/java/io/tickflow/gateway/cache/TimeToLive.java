package io.tickflow.gateway.cache;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** Age up to which an answer is fresh. */
@FunctionalInterface
public interface TimeToLive {

    /** Longest stretch of the usual time, and its inverse the shortest. */
    double STRETCH_MAX = 4;

    /** Milliseconds for an answer of {@code key} now. */
    long millis(CacheKey key, long nowMillis);

    /** The usual time always. */
    static TimeToLive fixed() {
        return (key, nowMillis) -> key.kind().ttlMillis();
    }

    /** The same times {@code factor}, which may change. */
    default TimeToLive times(DoubleSupplier factor) {
        return (key, nowMillis) -> Math.round(millis(key, nowMillis) * factor.getAsDouble());
    }

    /** This time, or {@code other} while {@code isOther} says so. */
    default TimeToLive or(TimeToLive other, BooleanSupplier isOther) {
        return (key, nowMillis) -> (isOther.getAsBoolean() ? other : this).millis(key, nowMillis);
    }

    /**
     * Usual time divided by the symbol's volatility: short in a fast market, long in a quiet one.
     */
    static TimeToLive by(Volatility volatility) {
        return (key, nowMillis) -> {
            double stretch = 1 / volatility.ratio(key.symbol(), nowMillis);
            return Math.round(
                    key.kind().ttlMillis()
                            * Math.max(1 / STRETCH_MAX, Math.min(STRETCH_MAX, stretch)));
        };
    }
}
