package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Donchian channel: highest high and lowest low of the last {@code period} bars, including the
 * newest (MAX and MIN of TA-Lib).
 *
 * <ul>
 *   <li>{@code donchian_upper}, {@code donchian_lower}: price units.
 *   <li>{@code donchian_pos} = (close - lower) / (upper - lower): dimensionless, 0 to 1; 0.5 if
 *       they coincide.
 * </ul>
 *
 * <p>First valid index (from 0): {@code period - 1}, NaN before; settled at once. A close costs
 * O({@code period}), a value O(1), also on a forming bar. Not thread-safe.
 */
public final class Donchian implements FormingIndicator {

    private static final int UPPER = 0;
    private static final int LOWER = 1;
    private static final int POSITION = 2;

    /** {@code donchian(period=20)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "donchian",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 20, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "donchian_upper",
                                    FeatureUnit.PRICE,
                                    "highest high of the last period bars"),
                            new IndicatorKind.Output(
                                    "donchian_lower",
                                    FeatureUnit.PRICE,
                                    "lowest low of the last period bars"),
                            new IndicatorKind.Output(
                                    "donchian_pos",
                                    FeatureUnit.NONE,
                                    "(close - lower) / (upper - lower), 0 to 1, 0.5 if they"
                                            + " coincide")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0] - 1, (int) p[0] - 1),
                    p -> new Donchian((int) p[0]));

    private final HighLowWindow window;
    private double lastClose = Double.NaN;

    /** Starts empty; {@code period} bars, at least 1. */
    Donchian(int period) {
        this.window = new HighLowWindow(period);
    }

    @Override
    public void update(Bar closed) {
        window.add(closed);
        lastClose = closed.close();
    }

    @Override
    public double value(int output) {
        return of(output, lastClose, window.lowest(), window.highest());
    }

    @Override
    public double valueWith(Bar forming, int output) {
        double highest = window.highestWith(forming);
        return of(output, forming.close(), window.lowestWith(forming), highest);
    }

    private static double of(int output, double close, double lowest, double highest) {
        return switch (output) {
            case UPPER -> highest;
            case LOWER -> lowest;
            case POSITION -> HighLowWindow.position(close, lowest, highest);
            default -> throw new IndexOutOfBoundsException(output);
        };
    }

    @Override
    public void write(DataOutput out) throws IOException {
        window.write(out);
        out.writeDouble(lastClose);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        window.readFrom(in);
        lastClose = in.readDouble();
    }
}
