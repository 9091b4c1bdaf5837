package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Commodity channel index (Lambert, 1980), as in TA-Lib: {@code (typical - mean) / (0.015 *
 * deviation)}, where typical is {@code (high + low + close) / 3} of the bar, mean the plain mean of
 * typical over the last {@code period} bars, and deviation the mean absolute distance from it.
 * Dimensionless, within {@code period / 0.03} of 0, which is 667 for the usual 20; 0 if all typical
 * prices are equal (TA-Lib returns the rounding error of its mean there).
 *
 * <p>First valid index (from 0): {@code period - 1}, NaN before; settled at once. A close costs
 * O({@code period}), a value O(1). Not thread-safe.
 */
public final class Cci implements Indicator {

    /** {@code cci(period=20)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "cci",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 20, 2)),
                    List.of(
                            new IndicatorKind.Output(
                                    "cci",
                                    FeatureUnit.NONE,
                                    "distance of the typical price from its mean in 0.015 mean"
                                            + " deviations")),
                    (p, output) -> new IndicatorKind.Warmup((int) p[0] - 1, (int) p[0] - 1),
                    p -> new Cci((int) p[0]));

    /** Lambert's constant, which puts most values within 100 of 0. */
    private static final double SCALE = 0.015;

    private final Ring typical;
    private double index = Double.NaN;

    /** Starts empty; {@code period} bars, at least 2. */
    Cci(int period) {
        this.typical = new Ring(period);
    }

    @Override
    public void update(Bar closed) {
        typical.add((closed.high() + closed.low() + closed.close()) / 3);
        index = indexOfRing();
    }

    @Override
    public double value(int output) {
        return index;
    }

    private double indexOfRing() {
        if (!typical.isFull()) {
            return Double.NaN;
        }
        // Sums distances from one value, so that equal values have exactly themselves as mean.
        int period = typical.size();
        double newest = typical.back(0);
        double sum = 0;
        for (int age = 1; age < period; age++) {
            sum += typical.back(age) - newest;
        }
        double mean = sum / period;
        double distances = 0;
        for (int age = 0; age < period; age++) {
            distances += StrictMath.abs(typical.back(age) - newest - mean);
        }
        return distances == 0 ? 0 : (0 - mean) / (SCALE * (distances / period));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        typical.write(out);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        typical.readFrom(in);
        index = indexOfRing();
    }
}
