package io.tickflow.core.indicator.trend;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Parabolic stop and reverse (Wilder, New Concepts in Technical Trading Systems, 1978): {@code sar
 * += af * (extreme - sar)}, where {@code af} starts at {@code acceleration} and rises by it with
 * each new extreme up to {@code maximum}. The stop never lies within the last two bars; a bar that
 * touches it turns the trend, and the stop jumps to the extreme. As in TA-Lib, the trend starts
 * downwards if the second low falls by more than the second high rises, and an acceleration above
 * the maximum counts as the maximum. Price units.
 *
 * <p>First valid index (from 0): 1, NaN before. Two series that start differently are equal once
 * both have turned at the same bar with the same extreme. In random walks that takes at most {@code
 * 2.4 / acceleration} bars with small accelerations; settled allows {@code 10 + 4 / acceleration},
 * 210 with the usual one. O(1), also on a forming bar. Not thread-safe.
 */
public final class ParabolicSar implements FormingIndicator {

    /** {@code sar(acceleration=0.02, maximum=0.2)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "sar",
                    1,
                    List.of(
                            new IndicatorKind.Parameter("acceleration", 0.02, 0.005, 1, false),
                            new IndicatorKind.Parameter("maximum", 0.2, 0.02, 1, false)),
                    List.of(
                            new IndicatorKind.Output(
                                    "sar",
                                    FeatureUnit.PRICE,
                                    "Parabolic SAR: the stop below a rise or above a fall")),
                    (p, output) -> new IndicatorKind.Warmup(1, settled(p[0], p[1])),
                    p -> new ParabolicSar(p[0], p[1]));

    private static final int UP = 1;
    private static final int DOWN = -1;
    private static final int FIRST_SETTLED = 10;
    private static final int BARS_BY_ACCELERATION = 4;

    private final double acceleration;
    private final double maximum;

    /** Bars so far, at most 2. */
    private int bars;

    /** {@link #UP} or {@link #DOWN}; 0 before the second bar. */
    private int trend;

    private double lastHigh = Double.NaN;
    private double lastLow = Double.NaN;
    private double value = Double.NaN;

    /** Stop of the next bar, times the trend as all prices below. */
    private double stop;

    private double extreme;
    private double factor;

    /** Starts empty; {@code acceleration} above 0. */
    ParabolicSar(double acceleration, double maximum) {
        this.acceleration = StrictMath.min(acceleration, maximum);
        this.maximum = maximum;
    }

    private static int settled(double acceleration, double maximum) {
        double slowest = StrictMath.min(acceleration, maximum);
        return FIRST_SETTLED + (int) StrictMath.ceil(BARS_BY_ACCELERATION / slowest);
    }

    @Override
    public void update(Bar closed) {
        double high = closed.high();
        double low = closed.low();
        if (bars == 1) {
            begin(high, low);
        }
        if (trend != 0) {
            value = valueOf(high, low, trend, stop, extreme);
            advance(high, low);
        }
        bars = StrictMath.min(bars + 1, 2);
        lastHigh = high;
        lastLow = low;
    }

    /** Starts a trend with the second bar, whose own range bounds the stop as well. */
    private void begin(double high, double low) {
        trend = trendFrom(high, low);
        stop = trend == UP ? lastLow : -lastHigh;
        extreme = top(trend, high, low);
        factor = acceleration;
        lastHigh = high;
        lastLow = low;
    }

    private int trendFrom(double high, double low) {
        double fall = lastLow - low;
        return fall > 0 && high - lastHigh < fall ? DOWN : UP;
    }

    /** Prices times the trend: in a fall everything is upside down. */
    private static double top(int trend, double high, double low) {
        return trend == UP ? high : -low;
    }

    private static double bottom(int trend, double high, double low) {
        return trend == UP ? low : -high;
    }

    private double valueOf(double high, double low, int before, double stopNow, double extremeNow) {
        if (bottom(before, high, low) > stopNow) {
            return before * stopNow;
        }
        double last = bars == 1 ? top(before, high, low) : top(before, lastHigh, lastLow);
        return before * StrictMath.max(StrictMath.max(extremeNow, last), top(before, high, low));
    }

    private void advance(double high, double low) {
        if (bottom(trend, high, low) <= stop) {
            trend = -trend;
            stop = trend * value;
            extreme = top(trend, high, low);
            factor = acceleration;
        } else if (top(trend, high, low) > extreme) {
            extreme = top(trend, high, low);
            factor = StrictMath.min(factor + acceleration, maximum);
        }
        stop += factor * (extreme - stop);
        stop = StrictMath.min(stop, bottom(trend, lastHigh, lastLow));
        stop = StrictMath.min(stop, bottom(trend, high, low));
    }

    @Override
    public double value(int output) {
        return value;
    }

    @Override
    public double valueWith(Bar forming, int output) {
        double high = forming.high();
        double low = forming.low();
        if (bars == 0) {
            return Double.NaN;
        }
        if (bars > 1) {
            return valueOf(high, low, trend, stop, extreme);
        }
        int first = trendFrom(high, low);
        double firstStop = first == UP ? lastLow : -lastHigh;
        return valueOf(high, low, first, firstStop, top(first, high, low));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(bars);
        out.writeByte(trend);
        out.writeDouble(lastHigh);
        out.writeDouble(lastLow);
        out.writeDouble(value);
        out.writeDouble(stop);
        out.writeDouble(extreme);
        out.writeDouble(factor);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        bars = in.readByte();
        trend = in.readByte();
        lastHigh = in.readDouble();
        lastLow = in.readDouble();
        value = in.readDouble();
        stop = in.readDouble();
        extreme = in.readDouble();
        factor = in.readDouble();
    }
}
