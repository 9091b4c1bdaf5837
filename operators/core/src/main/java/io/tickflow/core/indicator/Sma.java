package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Simple moving average: the mean of the last {@code period} closes, as in TA-Lib. In the unit of
 * price, within the range of the closes; closes that are all equal have exactly themselves as mean.
 *
 * <p>First valid index (from 0): {@code period - 1}, NaN before; settled at once. Mean and squares
 * of all values but the oldest are taken afresh from the ring at each close, so that no rounding
 * error builds up: O({@code period}) a close, whatever was seen before. A value, also of a forming
 * bar, is O(1). Not thread-safe.
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
                    (p, output) -> new IndicatorKind.Readiness((int) p[0] - 1, (int) p[0] - 1),
                    p -> new Sma((int) p[0]));

    /** Numbers that {@link #averageWith(double, double[], int, int)} and the like take. */
    static final int NUMBERS = 2;

    private final int period;
    private final Ring ring;
    private double mean = Double.NaN;
    private double deviation = Double.NaN;

    /** Of the newest {@code period - 1} values: what the next one is combined with. */
    private double restMean = Double.NaN;

    private double restSquares = Double.NaN;

    /** An average of nothing yet, of at least 1 value. */
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

    /** Adds a value, finite. */
    void add(double x) {
        mean = averageWith(x);
        deviation = deviationWith(x);
        ring.add(x);
        takeRest(0);
    }

    /** The mean of the last {@code period} values, NaN before there are as many. */
    double average() {
        return mean;
    }

    /** What {@link #average} would be after {@code x}. */
    double averageWith(double x) {
        return averageWith(x, restMean, period);
    }

    /** The same of an average of {@code period} whose numbers stand at {@code at}. */
    static double averageWith(double x, double[] numbers, int at, int period) {
        return averageWith(x, numbers[at], period);
    }

    private static double averageWith(double x, double restMean, int period) {
        return restMean + (x - restMean) / period;
    }

    /** Population standard deviation of the values around {@link #average}, NaN as it is. */
    double deviation() {
        return deviation;
    }

    /** What {@link #deviation} would be after {@code x}. */
    double deviationWith(double x) {
        return deviationWith(x, restMean, restSquares, period);
    }

    /** The same of an average of {@code period} whose numbers stand at {@code at}. */
    static double deviationWith(double x, double[] numbers, int at, int period) {
        return deviationWith(x, numbers[at], numbers[at + 1], period);
    }

    private static double deviationWith(double x, double restMean, double restSquares, int period) {
        double distance = x - restMean;
        double squares = restSquares + distance * distance * (period - 1) / period;
        return StrictMath.sqrt(squares / period);
    }

    /** Statistics of the newest {@code period - 1} values but {@code skipped}; NaN without them. */
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
        // Distances from one of the values: equal values then have exactly themselves as mean.
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
