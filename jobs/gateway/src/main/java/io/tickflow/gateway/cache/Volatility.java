package io.tickflow.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Realised volatility of symbols now against their usual one: the root of a mean of squared returns
 * per second over about a minute, divided by the same over an hour. Both decay by the clock, so
 * that a quiet market counts as quiet. 1 until a symbol has been seen for a minute. Thread-safe.
 */
public final class Volatility {

    private static final double SHORT_SECONDS = 60;
    private static final double LONG_SECONDS = 3_600;
    private static final long PAUSE_MILLIS = 100;
    private static final int SYMBOLS_MAX = 2_000;
    private static final double MILLIS_A_SECOND = 1_000;

    /** Pace of a market. */
    public enum Regime {
        QUIET,
        USUAL,
        FAST
    }

    private static final double QUIET_MAX = 0.6;
    private static final double USUAL_MAX = 1.5;

    private final Cache<String, Pace> paces =
            Caffeine.newBuilder().maximumSize(SYMBOLS_MAX).build();

    /** Returns true if a price at {@code millis} would be used: not every tick needs to be read. */
    public boolean wants(String symbol, long millis) {
        Pace pace = paces.getIfPresent(symbol);
        return pace == null || pace.isDue(millis);
    }

    /** Notes a price, at a time that never goes back. */
    public void onPrice(String symbol, double price, long millis) {
        if (price > 0 && Double.isFinite(price)) {
            paces.get(symbol, name -> new Pace(price, millis)).onPrice(price, millis);
        }
    }

    /** Volatility now against the usual one; 1 if it is not known. */
    public double ratio(String symbol, long millis) {
        Pace pace = paces.getIfPresent(symbol);
        return pace == null ? 1 : pace.ratio(millis);
    }

    /** Regime of a ratio. */
    public static Regime regime(double ratio) {
        if (ratio < QUIET_MAX) {
            return Regime.QUIET;
        }
        return ratio < USUAL_MAX ? Regime.USUAL : Regime.FAST;
    }

    /** Decayed sums of squared returns and of the seconds in which they came. */
    private static final class Pace {
        private final long sinceMillis;
        private double price;
        private long atMillis;
        private double shortSquares;
        private double longSquares;

        Pace(double price, long millis) {
            this.sinceMillis = millis;
            this.price = price;
            this.atMillis = millis;
        }

        synchronized boolean isDue(long millis) {
            return millis - atMillis >= PAUSE_MILLIS;
        }

        synchronized void onPrice(double next, long millis) {
            double seconds = (millis - atMillis) / MILLIS_A_SECOND;
            if (millis - atMillis < PAUSE_MILLIS) {
                return;
            }
            double change = Math.log(next / price);
            shortSquares = shortSquares * Math.exp(-seconds / SHORT_SECONDS) + change * change;
            longSquares = longSquares * Math.exp(-seconds / LONG_SECONDS) + change * change;
            price = next;
            atMillis = millis;
        }

        synchronized double ratio(long millis) {
            double age = (Math.max(millis, atMillis) - sinceMillis) / MILLIS_A_SECOND;
            if (age < SHORT_SECONDS || longSquares == 0) {
                return 1;
            }
            double idle = Math.max(0, millis - atMillis) / MILLIS_A_SECOND;
            double now =
                    shortSquares * Math.exp(-idle / SHORT_SECONDS) / window(SHORT_SECONDS, age);
            double usual = longSquares * Math.exp(-idle / LONG_SECONDS) / window(LONG_SECONDS, age);
            return Math.sqrt(now / usual);
        }

        /** Seconds that a decayed sum stands for after {@code age} seconds. */
        private static double window(double seconds, double age) {
            return seconds * -Math.expm1(-age / seconds);
        }
    }
}
