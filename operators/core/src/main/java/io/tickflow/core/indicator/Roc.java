package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Rate of change, as in TA-Lib: {@code 100 * (close - before) / before}, where before is the close
 * {@code period} bars earlier. Percent, above -100; 0 without any movement.
 *
 * <p>First valid index (from 0): {@code period}, NaN before; settled at once. O(1). Not
 * thread-safe.
 */
public final class Roc implements FormingIndicator {

    /** {@code roc(period=10)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "roc",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 10, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "roc",
                                    FeatureUnit.PERCENT,
                                    "change of the close over period bars")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0], (int) p[0]),
                    p -> new Roc((int) p[0]));

    private final int period;
    private final Ring closes;

    /** Starts empty; over {@code period} bars, at least 1. */
    Roc(int period) {
        this.period = period;
        this.closes = new Ring(period + 1);
    }

    @Override
    public void update(Bar closed) {
        closes.add(closed.close());
    }

    @Override
    public double value(int output) {
        return closes.isFull() ? change(closes.back(period), closes.back(0)) : Double.NaN;
    }

    @Override
    public double valueWith(Bar forming, int output) {
        return closes.count() < period
                ? Double.NaN
                : change(closes.back(period - 1), forming.close());
    }

    private static double change(double before, double close) {
        return 100 * ((close - before) / StrictMath.abs(before));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        closes.write(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        closes.readFrom(in);
    }
}
