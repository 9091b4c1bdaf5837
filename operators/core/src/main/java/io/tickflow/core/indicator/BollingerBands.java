package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Bollinger bands (Bollinger on Bollinger Bands, 2001): middle = {@link Sma} of {@code period}
 * closes, bands {@code width} population standard deviations of the same closes above and below.
 *
 * <ul>
 *   <li>{@code bb_middle}, {@code bb_upper}, {@code bb_lower}: price units, as in TA-Lib.
 *   <li>{@code bb_pct_b} = (close - lower) / (upper - lower): dimensionless, 0 at the lower and 1
 *       at the upper band, at most {@code sqrt(period - 1) / (2 * width)} from 0.5: -0.6 to 1.6 for
 *       the usual 20 and 2. It is 0.5 if the bands coincide, which they do exactly when all closes
 *       are equal.
 *   <li>{@code bb_bandwidth} = (upper - lower) / middle: dimensionless, not negative.
 * </ul>
 *
 * <p>First valid index (from 0): {@code period - 1}, NaN before; settled at once. A close costs
 * O({@code period}), as running sums would drift; a value costs O(1), also on a forming bar. Not
 * thread-safe.
 */
public final class BollingerBands implements CloseIndicator {

    private static final int MIDDLE = 0;
    private static final int UPPER = 1;
    private static final int LOWER = 2;
    private static final int PERCENT_B = 3;
    private static final int BANDWIDTH = 4;

    /** {@code bollinger(period=20, width=2)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "bollinger",
                    1,
                    List.of(
                            IndicatorKind.Parameter.period("period", 20, 1),
                            new IndicatorKind.Parameter("width", 2, 0.1, 10, false)),
                    List.of(
                            new IndicatorKind.Output(
                                    "bb_middle",
                                    FeatureUnit.PRICE,
                                    "mean of the last period closes"),
                            new IndicatorKind.Output(
                                    "bb_upper",
                                    FeatureUnit.PRICE,
                                    "middle + width standard deviations of the closes"),
                            new IndicatorKind.Output(
                                    "bb_lower",
                                    FeatureUnit.PRICE,
                                    "middle - width standard deviations of the closes"),
                            new IndicatorKind.Output(
                                    "bb_pct_b",
                                    FeatureUnit.NONE,
                                    "(close - lower) / (upper - lower), 0.5 if they coincide"),
                            new IndicatorKind.Output(
                                    "bb_bandwidth",
                                    FeatureUnit.NONE,
                                    "(upper - lower) / middle, at least 0")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0] - 1, (int) p[0] - 1),
                    p -> new BollingerBands((int) p[0], p[1]));

    private final double width;
    private final Sma middle;
    private double lastClose;

    /** Starts empty; {@code period} closes, at least 1, and {@code width} deviations, above 0. */
    BollingerBands(int period, double width) {
        this.middle = new Sma(period);
        this.width = width;
    }

    @Override
    public void update(Bar closed) {
        lastClose = closed.close();
        middle.add(lastClose);
    }

    @Override
    public double value(int output) {
        return of(output, width, lastClose, middle.average(), middle.deviation());
    }

    @Override
    public double valueWith(Bar forming, int output) {
        double close = forming.close();
        return of(output, width, close, middle.averageWith(close), middle.deviationWith(close));
    }

    @Override
    public CloseFormula formula() {
        return new Formula(middle.period(), width);
    }

    @Override
    public double number(int index) {
        return middle.number(index);
    }

    private record Formula(int period, double width) implements CloseFormula {

        @Override
        public int size() {
            return Sma.NUMBERS;
        }

        @Override
        public double value(double close, double[] numbers, int at, int output) {
            return of(
                    output,
                    width,
                    close,
                    Sma.averageWith(close, numbers, at, period),
                    Sma.deviationWith(close, numbers, at, period));
        }
    }

    private static double of(
            int output, double width, double close, double mean, double deviation) {
        return switch (output) {
            case MIDDLE -> mean;
            case UPPER -> mean + width * deviation;
            case LOWER -> mean - width * deviation;
            case PERCENT_B -> deviation == 0 ? 0.5 : 0.5 + (close - mean) / (2 * width * deviation);
            case BANDWIDTH -> 2 * width * deviation / StrictMath.abs(mean);
            default -> throw new IndexOutOfBoundsException(output);
        };
    }

    @Override
    public void write(DataOutput out) throws IOException {
        middle.write(out);
        out.writeDouble(lastClose);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        middle.readFrom(in);
        lastClose = in.readDouble();
    }
}
