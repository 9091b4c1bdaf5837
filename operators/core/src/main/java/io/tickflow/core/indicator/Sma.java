package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Simple moving average: the mean of the last {@code period} closes, as in TA-Lib. Price units,
 * within the range of the closes; the mean of equal closes is exactly their value.
 *
 * <p>First valid index (from 0): {@code period - 1}, NaN before; settled at once. Each close
 * recomputes mean and squares of all values but the oldest from the ring, O({@code period}), so
 * that rounding errors do not accumulate. A value costs O(1), also on a forming bar. Not
 * thread-safe.
 */
public final class Sma implements CloseIndicator {

    /** {@code sma(period=20)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "sma",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 20, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "sma", FeatureUnit.PRICE, "mean of the last period closes")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0] - 1, (int) p[0] - 1),
                    p -> new Sma((int) p[0]));

    /** Count of numbers that {@link #averageWith(double, double[], int, int)} and its like read. */
    static final int NUMBERS = 2;

    private final int period;
    private final Ring ring;
    private double mean = Double.NaN;
    private double deviation = Double.NaN;

    /** Mean of the newest {@code period - 1} values, to be combined with the next value. */
    private double restMean = Double.NaN;

    private double restSquares = Double.NaN;

    /** Starts empty; {@code period} values, at least 1. */
    Sma(int period) {
        this.period = period;
        this.ring = new Ring(period);
        takeRest(0);
    }

    @Override
    public void update(Bar closed) {
        add(closed.close());
    }

    @Override
    public double value(int output) {
        return mean;
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
        return Objects.checkIndex(index, NUMBERS) == 0 ? restMean : restSquares;
    }

    int period() {
        return period;
    }

    /** Adds a finite value. */
    void add(double x) {
        mean = averageWith(x);
        deviation = deviationWith(x);
        ring.add(x);
        takeRest(0);
    }

    /** Mean of the last {@code period} values, NaN before there are as many. */
    double average() {
        return mean;
    }

    /** Computes {@link #average} as if {@code x} were added. */
    double averageWith(double x) {
        return averageWith(x, restMean, period);
    }

    /**
     * Computes the average of {@code period} with its numbers at {@code at} as if {@code x} were
     * added.
     */
    static double averageWith(double x, double[] numbers, int at, int period) {
        return averageWith(x, numbers[at], period);
    }

    private static double averageWith(double x, double restMean, int period) {
        return restMean + (x - restMean) / period;
    }

    /** Population standard deviation of the values, NaN whenever {@link #average} is. */
    double deviation() {
        return deviation;
    }

    /** Computes {@link #deviation} as if {@code x} were added. */
    double deviationWith(double x) {
        return deviationWith(x, restMean, restSquares, period);
    }

    /**
     * Computes the deviation of {@code period} values with their numbers at {@code at} as if {@code
     * x} were added.
     */
    static double deviationWith(double x, double[] numbers, int at, int period) {
        return deviationWith(x, numbers[at], numbers[at + 1], period);
    }

    private static double deviationWith(double x, double restMean, double restSquares, int period) {
        double distance = x - restMean;
        double squares = restSquares + distance * distance * (period - 1) / period;
        return StrictMath.sqrt(squares / period);
    }

    /**
     * Computes statistics of {@code period - 1} values, skipping the newest {@code skipped}; NaN if
     * there are fewer.
     */
    private void takeRest(int skipped) {
        int others = period - 1;
        if (ring.count() < others + skipped) {
            restMean = Double.NaN;
            restSquares = Double.NaN;
            return;
        }
        if (others == 0) {
            restMean = 0;
            restSquares = 0;
            return;
        }
        // Sums distances from one value, so that equal values have exactly themselves as mean.
        double origin = ring.back(skipped);
        double sum = 0;
        for (int age = 0; age < others; age++) {
            sum += ring.back(skipped + age) - origin;
        }
        restMean = origin + sum / others;
        restSquares = 0;
        for (int age = 0; age < others; age++) {
            double distance = ring.back(skipped + age) - restMean;
            restSquares += distance * distance;
        }
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
        ring.write(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        ring.readFrom(in);
        mean = Double.NaN;
        deviation = Double.NaN;
        if (ring.isFull()) {
            takeRest(1);
            mean = averageWith(ring.back(0));
            deviation = deviationWith(ring.back(0));
        }
        takeRest(0);
    }
}
