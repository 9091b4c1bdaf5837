package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Keltner channel in the form of Raschke: middle = {@link Ema} of {@code period} closes, bands
 * {@code width} times {@link Atr} of {@code atr} bars above and below.
 *
 * <ul>
 *   <li>{@code keltner_upper}, {@code keltner_lower}: price units. The lower one can be negative if
 *       the range of bars is large against the price.
 *   <li>{@code keltner_pos} = (close - lower) / (upper - lower): dimensionless, 0 at the lower and
 *       1 at the upper band, unbounded both ways; 0.5 if they coincide.
 * </ul>
 *
 * <p>First valid index (from 0): the larger of {@code period - 1} and {@code atr}, NaN before.
 * Settled once a thousandth of the seed is left of both averages, with 20 and 10 at index 89. This
 * assumes that earlier bars did not move much more than later ones. O(1). Not thread-safe.
 */
public final class Keltner implements FormingIndicator {

    private static final int UPPER = 0;
    private static final int LOWER = 1;
    private static final int POSITION = 2;

    /** {@code keltner(period=20, atr=10, width=2)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "keltner",
                    1,
                    List.of(
                            IndicatorKind.Parameter.period("period", 20, 1),
                            IndicatorKind.Parameter.period("atr", 10, 1),
                            new IndicatorKind.Parameter("width", 2, 0.1, 10, false)),
                    List.of(
                            new IndicatorKind.Output(
                                    "keltner_upper",
                                    FeatureUnit.PRICE,
                                    "EMA(period) of closes + width ATR(atr)"),
                            new IndicatorKind.Output(
                                    "keltner_lower",
                                    FeatureUnit.PRICE,
                                    "EMA(period) of closes - width ATR(atr)"),
                            new IndicatorKind.Output(
                                    "keltner_pos",
                                    FeatureUnit.NONE,
                                    "(close - lower) / (upper - lower), 0.5 if they coincide")),
                    Keltner::readiness,
                    p -> new Keltner((int) p[0], (int) p[1], p[2]));

    private final double width;
    private final Ema middle;
    private final Atr range;
    private double lastClose = Double.NaN;

    /** Starts empty; averages of at least 1 bar, and {@code width} ranges, above 0. */
    Keltner(int period, int atrPeriod, double width) {
        this.width = width;
        this.middle = new Ema(period);
        this.range = new Atr(atrPeriod);
    }

    private static IndicatorKind.Warmup readiness(double[] parameters, int output) {
        int period = (int) parameters[0];
        int atr = (int) parameters[1];
        return new IndicatorKind.Warmup(
                StrictMath.max(period - 1, atr),
                StrictMath.max(Ema.settled(period), Atr.settled(atr)));
    }

    @Override
    public void update(Bar closed) {
        middle.update(closed);
        range.update(closed);
        lastClose = closed.close();
    }

    @Override
    public double value(int output) {
        return of(output, lastClose, middle.average(), range.value(0));
    }

    @Override
    public double valueWith(Bar forming, int output) {
        double close = forming.close();
        return of(output, close, middle.averageWith(close), range.valueWith(forming, 0));
    }

    private double of(int output, double close, double mean, double averageRange) {
        double half = width * averageRange;
        double upper = mean + half;
        double lower = mean - half;
        return switch (output) {
            case UPPER -> upper;
            case LOWER -> lower;
            // After a long standstill the range is tiny but not 0, so the bands are compared
            // instead.
            case POSITION -> upper == lower ? 0.5 : 0.5 + (close - mean) / (2 * half);
            default -> throw new IndexOutOfBoundsException(output);
        };
    }

    @Override
    public void write(DataOutput out) throws IOException {
        middle.write(out);
        range.write(out);
        out.writeDouble(lastClose);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        middle.readFrom(in);
        range.readFrom(in);
        lastClose = in.readDouble();
    }
}
