package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Average true range (Wilder, New Concepts in Technical Trading Systems, 1978): Wilder's average
 * {@code avg += (range - avg) / period} of the true range. The true range is the range of the bar
 * extended to the previous close; the first bar has none. Seeded with the plain mean of the first
 * {@code period}, as in TA-Lib. Price units, not negative; 0 without any movement.
 *
 * <p>First valid index (from 0): {@code period}, NaN before. Settled once a thousandth of the seed
 * is left, with period 14 at index 108. O(1). Not thread-safe.
 */
public final class Atr implements FormingIndicator {

    /** {@code atr(period=14)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "atr",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 14, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "atr",
                                    FeatureUnit.PRICE,
                                    "Wilder's average of the true range, at least 0")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0], settled((int) p[0])),
                    p -> new Atr((int) p[0]));

    private final WilderAverage range;
    private double lastClose = Double.NaN;

    /** Starts empty; averages over {@code period} ranges, at least 1. */
    Atr(int period) {
        this.range = new WilderAverage(period);
    }

    /** Index at which an average of {@code period} has a thousandth of its seed left. */
    static int settled(int period) {
        return period + IndicatorKind.barsToForget(1.0 / period);
    }

    /** Range of a bar, extended to the previous close. */
    static double trueRange(Bar bar, double lastClose) {
        return StrictMath.max(bar.high(), lastClose) - StrictMath.min(bar.low(), lastClose);
    }

    @Override
    public void update(Bar closed) {
        if (!Double.isNaN(lastClose)) {
            range.add(trueRange(closed, lastClose));
        }
        lastClose = closed.close();
    }

    @Override
    public double value(int output) {
        return range.average();
    }

    @Override
    public double valueWith(Bar forming, int output) {
        return range.averageWith(trueRange(forming, lastClose));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        range.write(out);
        out.writeDouble(lastClose);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        range.readFrom(in);
        lastClose = in.readDouble();
    }
}
