package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Relative strength index (Wilder, New Concepts in Technical Trading Systems, 1978): {@code 100 *
 * gain / (gain + loss)}, where gain and loss are Wilder's averages {@code avg += (x - avg) /
 * period} of the rises and falls from close to close, seeded with the plain mean of the first
 * {@code period} changes. Dimensionless, 0 to 100; 50 if nothing has moved since the start, as in
 * MetaTrader 5 (TA-Lib: 0).
 *
 * <p>First valid index (from 0): {@code period}, NaN before. Settled once a thousandth of the seed
 * is left of the averages, with period 14 at index 108. This assumes that earlier bars did not move
 * much more than later ones. O(1). Not thread-safe.
 */
public final class Rsi implements CloseIndicator {

    /** {@code rsi(period=14)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "rsi",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 14, 1)),
                    List.of(
                            new IndicatorKind.Output(
                                    "rsi",
                                    FeatureUnit.NONE,
                                    "share of the rises in all changes of close, 0 to 100; 50 while the"
                                            + " price has never moved, as in MetaTrader 5 (TA-Lib: 0)")),
                    (p, output) ->
                            new IndicatorKind.Warmup(
                                    (int) p[0], (int) p[0] + IndicatorKind.barsToForget(1 / p[0])),
                    p -> new Rsi((int) p[0]));

    private static final double UNMOVED = 50;

    private final int period;
    private int changes;
    private double lastClose = Double.NaN;
    private double gain;
    private double loss;

    /** Starts empty; averages over {@code period} changes, at least 1. */
    Rsi(int period) {
        this.period = period;
    }

    @Override
    public void update(Bar closed) {
        double close = closed.close();
        if (!Double.isNaN(lastClose)) {
            double change = close - lastClose;
            gain = averaged(gain, change, changes, period);
            loss = averaged(loss, -change, changes, period);
            changes = StrictMath.min(changes + 1, period);
        }
        lastClose = close;
    }

    @Override
    public double value(int output) {
        return changes < period ? Double.NaN : index(gain, loss);
    }

    @Override
    public double valueWith(Bar forming, int output) {
        return indexWith(forming.close() - lastClose, changes, gain, loss, period);
    }

    @Override
    public CloseFormula formula() {
        return new Formula(period);
    }

    @Override
    public double number(int index) {
        return switch (index) {
            case 0 -> lastClose;
            case 1 -> changes;
            case 2 -> gain;
            case 3 -> loss;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    private record Formula(int period) implements CloseFormula {

        @Override
        public int size() {
            return 4;
        }

        @Override
        public double value(double close, double[] numbers, int at, int output) {
            return indexWith(
                    close - numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], period);
        }
    }

    private static double indexWith(
            double change, double changes, double gain, double loss, int period) {
        if (changes + 1 < period || Double.isNaN(change)) {
            return Double.NaN;
        }
        return index(
                averaged(gain, change, changes, period), averaged(loss, -change, changes, period));
    }

    private static double averaged(double average, double change, double changes, int period) {
        double moved = StrictMath.max(change, 0);
        return average + (moved - average) / StrictMath.min(changes + 1, period);
    }

    private static double index(double gain, double loss) {
        double moved = gain + loss;
        return moved == 0 ? UNMOVED : 100 * (gain / moved);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(changes);
        out.writeDouble(lastClose);
        out.writeDouble(gain);
        out.writeDouble(loss);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        changes = in.readInt();
        lastClose = in.readDouble();
        gain = in.readDouble();
        loss = in.readDouble();
    }
}
