package io.tickflow.core.indicator.pattern;

import io.tickflow.core.bar.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The newest bar and what a pattern compares it with: whole candles before it, and the bodies and
 * ranges of some more. A candle is named by how many bars ago it was; 0 is the newest. What counts
 * as long, short or near are TA-Lib's usual candle settings: a share of the mean body or range of
 * the 10 or 5 candles before the one that is measured. Sums are taken afresh each time, from the
 * oldest on. O(1) but for {@link #keep}, which moves the few dozen numbers. Not thread-safe.
 */
final class Candles {

    private static final int PRICES = 4;
    private static final int SETTING_BARS = 10;
    private static final int DISTANCE_BARS = 5;
    private static final double DOJI_BODY = 0.1;
    private static final double VERY_SHORT_SHADOW = 0.1;
    private static final double NEAR = 0.2;
    private static final double FAR = 0.6;

    /** Open, high, low, close, newest first; the first four are no state. */
    private final double[] prices;

    private final double[] bodies;
    private final double[] ranges;

    /**
     * Has seen nothing.
     *
     * @param whole candles before the newest of which all prices are kept
     * @param bodies how many bodies before the newest are kept
     * @param ranges how many ranges before the newest are kept
     */
    Candles(int whole, int bodies, int ranges) {
        this.prices = new double[PRICES * (whole + 1)];
        this.bodies = new double[bodies];
        this.ranges = new double[ranges];
    }

    /** Makes {@code bar} the newest candle, for now. */
    void show(Bar bar) {
        prices[0] = bar.open();
        prices[1] = bar.high();
        prices[2] = bar.low();
        prices[3] = bar.close();
    }

    /** The newest candle is one of those before from now on. */
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

    /** 1 if it closed at or above its open, else -1. */
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

    /** A longer body is long, another one short (BodyLong, BodyShort). */
    double averageBody(int ago) {
        return mean(bodies, ago, SETTING_BARS);
    }

    /** A body up to this is that of a doji (BodyDoji). */
    double dojiBody(int ago) {
        return DOJI_BODY * mean(ranges, ago, SETTING_BARS);
    }

    /** A smaller shadow is hardly one (ShadowVeryShort). */
    double veryShortShadow(int ago) {
        return VERY_SHORT_SHADOW * mean(ranges, ago, SETTING_BARS);
    }

    /** Up to this distance prices are near each other (Near). */
    double near(int ago) {
        return NEAR * mean(ranges, ago, DISTANCE_BARS);
    }

    /** From this distance on prices are far from each other (Far). */
    double far(int ago) {
        return FAR * mean(ranges, ago, DISTANCE_BARS);
    }

    /** Of the {@code count} candles before the one of {@code ago}, whose own is at ago - 1. */
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
