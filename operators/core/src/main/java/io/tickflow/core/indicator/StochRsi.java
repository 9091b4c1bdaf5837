package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Stochastic RSI (Chande, Kroll, The New Technical Trader, 1994), STOCHRSI of TA-Lib: the position
 * of {@link Rsi} in its own range of the last {@code k} bars, {@code stochrsi_k}, and its plain
 * mean of the last {@code d}, {@code stochrsi_d}. Dimensionless, 0 to 100. A range below a
 * ten-thousandth of a point of RSI is rounding and counts as 50 (TA-Lib: 0, or rounding).
 *
 * <p>First valid index (from 0): {@code rsi + k - 1} for stochrsi_k, {@code d - 1} later for
 * stochrsi_d, NaN before (TA-Lib starts both at the later index). Settled once the seed of RSI no
 * longer shows in that smallest range. A close and a value on a forming bar cost O({@code k}). Not
 * thread-safe.
 */
public final class StochRsi implements FormingIndicator {

    private static final int K = 0;

    /** RSI has no range below this, in points. */
    private static final double ROUNDING = 1e-4;

    /** Thousandths of a seed, each a thousandth of the one before, until none shows. */
    private static final int THOUSANDTHS = 3;

    /** {@code stochrsi(rsi=14, k=5, d=3)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "stochrsi",
                    1,
                    List.of(
                            IndicatorKind.Parameter.period("rsi", 14, 1),
                            IndicatorKind.Parameter.period("k", 5, 1),
                            IndicatorKind.Parameter.period("d", 3, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "stochrsi_k",
                                    FeatureUnit.NONE,
                                    "position of rsi in its range of k bars, 0 to 100; 50 without"
                                            + " range (TA-Lib: 0)"),
                            new IndicatorKind.Output(
                                    "stochrsi_d",
                                    FeatureUnit.NONE,
                                    "mean of d stochrsi_k, 0 to 100")),
                    StochRsi::readiness,
                    p -> new StochRsi((int) p[0], (int) p[1], (int) p[2]));

    private final Rsi rsi;
    private final Ring indices;
    private final Sma signal;
    private double fast = Double.NaN;

    /** Starts empty; periods of at least 1 bar. */
    StochRsi(int period, int k, int d) {
        this.rsi = new Rsi(period);
        this.indices = new Ring(k);
        this.signal = new Sma(d);
    }

    private static IndicatorKind.Warmup readiness(double[] p, int output) {
        int fast = (int) p[0] + (int) p[1] - 1;
        int first = output == K ? fast : fast + (int) p[2] - 1;
        return new IndicatorKind.Warmup(
                first, first + THOUSANDTHS * IndicatorKind.barsToForget(1 / p[0]));
    }

    @Override
    public void update(Bar closed) {
        rsi.update(closed);
        double index = rsi.value(0);
        if (Double.isNaN(index)) {
            return;
        }
        fast = fastWith(index);
        indices.add(index);
        if (!Double.isNaN(fast)) {
            signal.add(fast);
        }
    }

    /** Position of {@code index} as the newest of k. */
    private double fastWith(double index) {
        int others = indices.size() - 1;
        if (Double.isNaN(index) || indices.count() < others) {
            return Double.NaN;
        }
        double highest = index;
        double lowest = index;
        for (int age = 0; age < others; age++) {
            highest = StrictMath.max(highest, indices.back(age));
            lowest = StrictMath.min(lowest, indices.back(age));
        }
        return highest - lowest < ROUNDING ? 50 : 100 * ((index - lowest) / (highest - lowest));
    }

    @Override
    public double value(int output) {
        return output == K ? fast : signal.average();
    }

    @Override
    public double valueWith(Bar forming, int output) {
        double fastWith = fastWith(rsi.valueWith(forming, 0));
        return output == K ? fastWith : signal.averageWith(fastWith);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        rsi.write(out);
        indices.write(out);
        signal.write(out);
        out.writeDouble(fast);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        rsi.readFrom(in);
        indices.readFrom(in);
        signal.readFrom(in);
        fast = in.readDouble();
    }
}
