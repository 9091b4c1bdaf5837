package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Weighted moving average: the mean of the last {@code period} closes with the weights {@code
 * period}, {@code period - 1} ... 1 from the newest to the oldest (Kaufman, Trading Systems and
 * Methods, 2013). Price units, within the range of the closes. First valid index (from 0): {@code
 * period - 1}, NaN before; settled at once. The mean of equal closes is exactly their value. A
 * close costs {@code period} multiplications, as a running sum would drift. Not thread-safe.
 */
public final class Wma implements Indicator {

    /** {@code wma(period=20)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "wma",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 20, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "wma",
                                    FeatureUnit.PRICE,
                                    "mean of the last closes with weights period, period - 1 ... 1"
                                            + " from the newest")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0] - 1, (int) p[0] - 1),
                    p -> new Wma((int) p[0]));

    private final Ring closes;
    private double mean = Double.NaN;

    /** Starts empty; {@code period} bars, at least 1. */
    Wma(int period) {
        this.closes = new Ring(period);
    }

    @Override
    public void update(Bar closed) {
        closes.add(closed.close());
        mean = meanOfRing();
    }

    @Override
    public double value(int output) {
        return mean;
    }

    private double meanOfRing() {
        if (!closes.isFull()) {
            return Double.NaN;
        }
        int period = closes.size();
        double newest = closes.back(0);
        double sum = 0;
        for (int age = 1; age < period; age++) {
            sum += (period - age) * (closes.back(age) - newest);
        }
        return newest + sum / (0.5 * period * (period + 1));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        closes.write(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        closes.readFrom(in);
        mean = meanOfRing();
    }
}
