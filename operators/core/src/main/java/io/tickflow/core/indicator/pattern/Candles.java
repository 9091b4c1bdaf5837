package io.tickflow.core.indicator.pattern;

import io.tickflow.core.bar.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Window of candles: the newest bar, some whole candles before it, and bodies and ranges of some
 * more. A candle is addressed by its age in bars; 0 is the newest. Long, short and near follow
 * TA-Lib's default candle settings: a share of the mean body or range of the 10 or 5 candles before
 * the measured one. Each sum is recomputed from the oldest on. O(1), except that {@link #keep}
 * shifts a few dozen numbers. Not thread-safe.
 */
final class Candles {

    private static final int PRICES = 4;
    private static final int SETTING_BARS = 10;
    private static final int DISTANCE_BARS = 5;
    private static final double DOJI_BODY = 0.1;
    private static final double VERY_SHORT_SHADOW = 0.1;
    private static final double NEAR = 0.2;
    private static final double FAR = 0.6;

    /** Open, high, low, close, newest first; the first four are not part of the state. */
    private final double[] prices;

    private final double[] bodies;
    private final double[] ranges;

    /**
     * Creates an empty window.
     *
     * @param whole count of candles before the newest that are kept with all prices
     * @param bodies count of bodies kept before the newest
     * @param ranges count of ranges kept before the newest
     */
    Candles(int whole, int bodies, int ranges) {
        this.prices = new double[PRICES * (whole + 1)];
        this.bodies = new double[bodies];
        this.ranges = new double[ranges];
    }

    /** Shows {@code bar} as the newest candle until the next call. */
    void show(Bar bar) {
        prices[0] = bar.open();
        prices[1] = bar.high();
        prices[2] = bar.low();
        prices[3] = bar.close();
    }

    /** Shifts the newest candle into the window. */
    void keep() {
        push(bodies, body(0));
        push(ranges, high(0) - low(0));
        System.arraycopy(prices, 0, prices, PRICES, prices.length - PRICES);
    }

    private static void push(double[] newestFirst, double x) {
        if (newestFirst.length > 0) {
            System.arraycopy(newestFirst, 0, newestFirst, 1, newestFirst.length - 1);
            newestFirst[0] = x;
        }
    }

    double open(int ago) {
        return prices[PRICES * ago];
    }

    double high(int ago) {
        return prices[PRICES * ago + 1];
    }

    double low(int ago) {
        return prices[PRICES * ago + 2];
    }

    double close(int ago) {
        return prices[PRICES * ago + 3];
    }

    /** Colour of a candle: 1 if it closed at or above its open, else -1. */
    int colour(int ago) {
        return close(ago) >= open(ago) ? 1 : -1;
    }

    double bodyTop(int ago) {
        return StrictMath.max(open(ago), close(ago));
    }

    double bodyBottom(int ago) {
        return StrictMath.min(open(ago), close(ago));
    }

    double body(int ago) {
        return StrictMath.abs(close(ago) - open(ago));
    }

    double upperShadow(int ago) {
        return high(ago) - bodyTop(ago);
    }

    double lowerShadow(int ago) {
        return bodyBottom(ago) - low(ago);
    }

    /** Threshold between short and long bodies (BodyLong, BodyShort). */
    double averageBody(int ago) {
        return mean(bodies, ago, SETTING_BARS);
    }

    /** Largest body of a doji (BodyDoji). */
    double dojiBody(int ago) {
        return DOJI_BODY * mean(ranges, ago, SETTING_BARS);
    }

    /** Threshold below which a shadow is very short (ShadowVeryShort). */
    double veryShortShadow(int ago) {
        return VERY_SHORT_SHADOW * mean(ranges, ago, SETTING_BARS);
    }

    /** Largest distance of prices near each other (Near). */
    double near(int ago) {
        return NEAR * mean(ranges, ago, DISTANCE_BARS);
    }

    /** Smallest distance of prices far from each other (Far). */
    double far(int ago) {
        return FAR * mean(ranges, ago, DISTANCE_BARS);
    }

    /** Mean over the {@code count} candles before {@code ago}, itself at index ago - 1. */
    private static double mean(double[] newestFirst, int ago, int count) {
        double sum = 0;
        for (int i = ago + count - 1; i >= ago; i--) {
            sum += newestFirst[i];
        }
        return sum / count;
    }

    void write(DataOutput out) throws IOException {
        for (int i = PRICES; i < prices.length; i++) {
            out.writeDouble(prices[i]);
        }
        for (double body : bodies) {
            out.writeDouble(body);
        }
        for (double range : ranges) {
            out.writeDouble(range);
        }
    }

    void readFrom(DataInput in) throws IOException {
        for (int i = PRICES; i < prices.length; i++) {
            prices[i] = in.readDouble();
        }
        for (int i = 0; i < bodies.length; i++) {
            bodies[i] = in.readDouble();
        }
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = in.readDouble();
        }
    }
}
