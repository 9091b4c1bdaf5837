package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Slow stochastic oscillator (Lane), as in TA-Lib: the position of the close between lowest low and
 * highest high of the last {@code k} bars, {@code 100 * (close - lowest) / (highest - lowest)},
 * smoothed by the plain mean of the last {@code slowing} ({@code stoch_k}) and again by the plain
 * mean of the last {@code d} ({@code stoch_d}). Dimensionless, 0 to 100; a window without range
 * counts as 50 (TA-Lib: 0).
 *
 * <p>First valid index (from 0): {@code k + slowing - 2} for stoch_k, {@code d - 1} later for
 * stoch_d, NaN before (TA-Lib starts both at the later index); settled at once. A close costs
 * O({@code k}), a value O(1), also on a forming bar. Not thread-safe.
 */
public final class Stochastic implements FormingIndicator {

    private static final int K = 0;

    /** {@code stoch(k=14, slowing=3, d=3)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "stoch",
                    1,
                    List.of(
                            IndicatorKind.Parameter.period("k", 14, 1),
                            IndicatorKind.Parameter.period("slowing", 3, 1),
                            IndicatorKind.Parameter.period("d", 3, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "stoch_k",
                                    FeatureUnit.NONE,
                                    "position of the close in the range of k bars, mean of slowing,"
                                            + " 0 to 100; a window without range counts as 50"
                                            + " (TA-Lib: 0)"),
                            new IndicatorKind.Output(
                                    "stoch_d", FeatureUnit.NONE, "mean of d stoch_k, 0 to 100")),
                    Stochastic::readiness,
                    p -> new Stochastic((int) p[0], (int) p[1], (int) p[2]));

    private final HighLowWindow window;
    private final Sma slow;
    private final Sma signal;

    /** Starts empty; periods of at least 1 bar. */
    Stochastic(int k, int slowing, int d) {
        this.window = new HighLowWindow(k);
        this.slow = new Sma(slowing);
        this.signal = new Sma(d);
    }

    private static IndicatorKind.Warmup readiness(double[] parameters, int output) {
        int slow = (int) parameters[0] + (int) parameters[1] - 2;
        int first = output == K ? slow : slow + (int) parameters[2] - 1;
        return new IndicatorKind.Warmup(first, first);
    }

    @Override
    public void update(Bar closed) {
        double fast = fastWith(closed);
        window.add(closed);
        if (!Double.isNaN(fast)) {
            slow.add(fast);
        }
        if (!Double.isNaN(slow.average())) {
            signal.add(slow.average());
        }
    }

    @Override
    public double value(int output) {
        return output == K ? slow.average() : signal.average();
    }

    @Override
    public double valueWith(Bar forming, int output) {
        double slowWith = slow.averageWith(fastWith(forming));
        return output == K ? slowWith : signal.averageWith(slowWith);
    }

    private double fastWith(Bar bar) {
        double highest = window.highestWith(bar);
        return 100 * HighLowWindow.position(bar.close(), window.lowestWith(bar), highest);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        window.write(out);
        slow.write(out);
        signal.write(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        window.readFrom(in);
        slow.readFrom(in);
        signal.readFrom(in);
    }
}
