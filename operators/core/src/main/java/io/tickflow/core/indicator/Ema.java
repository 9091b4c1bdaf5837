package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Exponential moving average of closes: {@code ema += (close - ema) * 2 / (period + 1)}, seeded
 * with the plain mean of the first {@code period} closes (the convention of Appel and of TA-Lib).
 * Price units, within the range of the closes.
 *
 * <p>First valid index (from 0): {@code period - 1}, NaN before. Settled once a thousandth of the
 * seed is left, with period 20 at index 89. O(1). Not thread-safe.
 */
public final class Ema implements CloseIndicator {

    /** {@code ema(period=20)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "ema",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 20, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "ema",
                                    FeatureUnit.PRICE,
                                    "exponential mean of closes, the newest with weight 2 / (period"
                                            + " + 1)")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0] - 1, settled((int) p[0])),
                    p -> new Ema((int) p[0]));

    /** Count of numbers that {@link #averageWith(double, double[], int, int)} reads. */
    static final int NUMBERS = 2;

    private final int period;
    private int count;
    private double value;

    /** Starts empty; seeded by {@code period} values, at least 1. */
    Ema(int period) {
        this.period = period;
    }

    /** Index at which an average of {@code period} has a thousandth of its seed left. */
    static int settled(int period) {
        return period - 1 + IndicatorKind.barsToForget(2.0 / (period + 1));
    }

    @Override
    public void update(Bar closed) {
        add(closed.close());
    }

    @Override
    public double value(int output) {
        return average();
    }

    @Override
    public double valueWith(Bar forming, int output) {
        return averageWith(forming.close());
    }

    @Override
    public CloseFormula formula() {
        return new Formula(period);
    }

    @Override
    public double number(int index) {
        return Objects.checkIndex(index, NUMBERS) == 0 ? count : value;
    }

    /** Adds a finite value. */
    void add(double x) {
        value = next(x, count, value, period);
        count = StrictMath.min(count + 1, period);
    }

    /** Current average, NaN before {@code period} values. */
    double average() {
        return count < period ? Double.NaN : value;
    }

    /** Computes {@link #average} as if {@code x} were added. */
    double averageWith(double x) {
        return averageWith(x, count, value, period);
    }

    /**
     * Computes the average of {@code period} with its numbers at {@code at} as if {@code x} were
     * added.
     */
    static double averageWith(double x, double[] numbers, int at, int period) {
        return averageWith(x, numbers[at], numbers[at + 1], period);
    }

    int period() {
        return period;
    }

    /** Count of values added, at most {@code period}. */
    int count() {
        return count;
    }

    private static double averageWith(double x, double count, double value, int period) {
        return count + 1 < period ? Double.NaN : next(x, count, value, period);
    }

    private static double next(double x, double count, double value, int period) {
        return count < period
                ? value + (x - value) / (count + 1)
                : value + (x - value) * 2 / (period + 1);
    }

    private record Formula(int period) implements CloseFormula {

        @Override
        public int size() {
            return NUMBERS;
        }

        @Override
        public double value(double close, double[] numbers, int at, int output) {
            return averageWith(close, numbers, at, period);
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeDouble(value);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        count = in.readInt();
        value = in.readDouble();
    }
}
