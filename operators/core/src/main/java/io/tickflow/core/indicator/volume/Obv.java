package io.tickflow.core.indicator.volume;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.Ring;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * On-balance volume (Granville, New Key to Stock Market Profits, 1963) over the last {@code period}
 * bars: the volume of bars that close above the bar before, minus that of bars that close below it.
 * This is OBV of TA-Lib minus its value {@code period} bars ago; the running total itself depends
 * forever on the first bar, and would differ between a live job and a backfill. The volume of a bar
 * is its count of ticks, as in MetaTrader 5 for currencies.
 *
 * <p>First valid index (from 0): {@code period}, NaN before; settled at once. A close and a value
 * on a forming bar cost O({@code period}), as a running sum of fractions would drift. Not
 * thread-safe.
 */
public final class Obv implements FormingIndicator {

    /** {@code obv(period=20)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "obv",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 20, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "obv",
                                    FeatureUnit.COUNT,
                                    "ticks of rising bars minus those of falling ones, of the last"
                                            + " period bars: change of on-balance volume")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0], (int) p[0]),
                    p -> new Obv((int) p[0]));

    private final Ring signed;
    private double lastClose = Double.NaN;

    /** Starts empty; {@code period} bars, at least 1. */
    Obv(int period) {
        this.signed = new Ring(period);
    }

    @Override
    public void update(Bar closed) {
        if (!Double.isNaN(lastClose)) {
            signed.add(signedVolume(closed));
        }
        lastClose = closed.close();
    }

    private double signedVolume(Bar bar) {
        return StrictMath.signum(bar.close() - lastClose) * bar.ticks();
    }

    @Override
    public double value(int output) {
        return signed.isFull() ? sumTo(signed.back(0), 1) : Double.NaN;
    }

    @Override
    public double valueWith(Bar forming, int output) {
        return signed.count() + 1 < signed.size() ? Double.NaN : sumTo(signedVolume(forming), 0);
    }

    /**
     * Sum of the newest value and the {@code period - 1} before it, the first at age {@code from}.
     */
    private double sumTo(double newest, int from) {
        double sum = newest;
        for (int age = from; age < from + signed.size() - 1; age++) {
            sum += signed.back(age);
        }
        return sum;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        signed.write(out);
        out.writeDouble(lastClose);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        signed.readFrom(in);
        lastClose = in.readDouble();
    }
}
