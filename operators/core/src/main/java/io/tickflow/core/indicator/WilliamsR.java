package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Williams %R (Williams, How I Made One Million Dollars, 1973): {@code -100 * (highest - close) /
 * (highest - lowest)} over the last {@code period} bars, as in TA-Lib. Dimensionless, -100 at the
 * lowest low to 0 at the highest high; -50 if the window has no range (TA-Lib: 0).
 *
 * <p>First valid index (from 0): {@code period - 1}, NaN before; settled at once. A close costs
 * O({@code period}), a value O(1), also on a forming bar. Not thread-safe.
 */
public final class WilliamsR implements FormingIndicator {

    /** {@code williams_r(period=14)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "williams_r",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 14, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "williams_r",
                                    FeatureUnit.NONE,
                                    "position of the close in the range of period bars, -100 to"
                                            + " 0; -50 without range (TA-Lib: 0)")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0] - 1, (int) p[0] - 1),
                    p -> new WilliamsR((int) p[0]));

    private final HighLowWindow window;
    private double lastClose = Double.NaN;

    /** Starts empty; {@code period} bars, at least 1. */
    WilliamsR(int period) {
        this.window = new HighLowWindow(period);
    }

    @Override
    public void update(Bar closed) {
        window.add(closed);
        lastClose = closed.close();
    }

    @Override
    public double value(int output) {
        return of(lastClose, window.lowest(), window.highest());
    }

    @Override
    public double valueWith(Bar forming, int output) {
        return of(forming.close(), window.lowestWith(forming), window.highestWith(forming));
    }

    private static double of(double close, double lowest, double highest) {
        return 100 * HighLowWindow.position(close, lowest, highest) - 100;
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
