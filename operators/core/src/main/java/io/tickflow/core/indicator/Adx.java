package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Average directional index (Wilder, New Concepts in Technical Trading Systems, 1978), as in
 * TA-Lib. The directional movement of a bar is the larger of the rise of its high and the fall of
 * its low, if positive. Movement up, movement down and true range are summed: over the first {@code
 * period - 1} bars, then as {@code sum += x - sum / period}.
 *
 * <ul>
 *   <li>{@code di_plus}, {@code di_minus} = 100 * sum of movement up (down) / sum of true range; 0
 *       without any movement.
 *   <li>{@code adx}: Wilder's average of {@code 100 * |di_plus - di_minus| / (di_plus + di_minus)},
 *       seeded with the plain mean of the first {@code period}. A bar without directional movement
 *       counts as 0 while seeding and leaves adx unchanged later.
 * </ul>
 *
 * <p>Dimensionless, 0 to 100. First valid index (from 0): {@code period} for the two, {@code 2 *
 * period - 1} for adx, NaN before. Settled once a thousandth of the seed is left, first of the
 * sums, then of adx: with period 14 at index 108 and 215. This assumes that earlier bars did not
 * move much more than later ones. O(1). Not thread-safe.
 */
public final class Adx implements FormingIndicator {

    private static final int ADX = 0;
    private static final int PLUS = 1;
    private static final int MINUS = 2;

    /** {@code adx(period=14)}. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "adx",
                    1,
                    List.of(IndicatorKind.Parameter.period("period", 14, 2)),
                    List.of(
                            new IndicatorKind.Output(
                                    "adx", FeatureUnit.NONE, "strength of the trend, 0 to 100"),
                            new IndicatorKind.Output(
                                    "di_plus",
                                    FeatureUnit.NONE,
                                    "share of movement up in the true range, 0 to 100"),
                            new IndicatorKind.Output(
                                    "di_minus",
                                    FeatureUnit.NONE,
                                    "share of movement down in the true range, 0 to 100")),
                    Adx::readiness,
                    p -> new Adx((int) p[0]));

    private final int period;
    private final WilderAverage strength;
    private int bars;
    private double lastHigh;
    private double lastLow;
    private double lastClose;
    private double up;
    private double down;
    private double range;

    /** Starts empty; smooths over {@code period} bars, at least 1. */
    Adx(int period) {
        this.period = period;
        this.strength = new WilderAverage(period);
    }

    private static IndicatorKind.Warmup readiness(double[] parameters, int output) {
        int period = (int) parameters[0];
        int settled = Atr.settled(period);
        return output == ADX
                ? new IndicatorKind.Warmup(2 * period - 1, 2 * settled - 1)
                : new IndicatorKind.Warmup(period, settled);
    }

    @Override
    public void update(Bar closed) {
        if (bars > 0) {
            up = smoothed(up, moveUp(closed));
            down = smoothed(down, moveDown(closed));
            range = smoothed(range, Atr.trueRange(closed, lastClose));
        }
        if (bars >= period && counts(up, down)) {
            strength.add(oneSidedness(up, down));
        }
        bars = StrictMath.min(bars + 1, period + 1);
        lastHigh = closed.high();
        lastLow = closed.low();
        lastClose = closed.close();
    }

    @Override
    public double value(int output) {
        if (output == ADX) {
            return strength.average();
        }
        return bars <= period ? Double.NaN : share(output, up, down, range);
    }

    @Override
    public double valueWith(Bar forming, int output) {
        if (bars < period) {
            return Double.NaN;
        }
        double newUp = smoothed(up, moveUp(forming));
        double newDown = smoothed(down, moveDown(forming));
        if (output == ADX) {
            return counts(newUp, newDown)
                    ? strength.averageWith(oneSidedness(newUp, newDown))
                    : strength.average();
        }
        double newRange = smoothed(range, Atr.trueRange(forming, lastClose));
        return share(output, newUp, newDown, newRange);
    }

    private double moveUp(Bar bar) {
        double rise = bar.high() - lastHigh;
        return rise > lastLow - bar.low() ? StrictMath.max(rise, 0) : 0;
    }

    private double moveDown(Bar bar) {
        double fall = lastLow - bar.low();
        return fall > bar.high() - lastHigh ? StrictMath.max(fall, 0) : 0;
    }

    private double smoothed(double sum, double x) {
        return bars < period ? sum + x : sum - sum / period + x;
    }

    /** While seeding, every bar counts; afterwards only a bar with movement. */
    private boolean counts(double up, double down) {
        return up + down > 0 || !strength.isStarted();
    }

    private static double oneSidedness(double up, double down) {
        double moved = up + down;
        return moved == 0 ? 0 : 100 * (StrictMath.abs(up - down) / moved);
    }

    private static double share(int output, double up, double down, double range) {
        double moved =
                switch (output) {
                    case PLUS -> up;
                    case MINUS -> down;
                    default -> throw new IndexOutOfBoundsException(output);
                };
        // Sums that have decayed for long round differently, so the ratio may exceed 1.
        return range == 0 ? 0 : 100 * StrictMath.min(moved / range, 1);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        strength.write(out);
        out.writeInt(bars);
        out.writeDouble(lastHigh);
        out.writeDouble(lastLow);
        out.writeDouble(lastClose);
        out.writeDouble(up);
        out.writeDouble(down);
        out.writeDouble(range);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        strength.readFrom(in);
        bars = in.readInt();
        lastHigh = in.readDouble();
        lastLow = in.readDouble();
        lastClose = in.readDouble();
        up = in.readDouble();
        down = in.readDouble();
        range = in.readDouble();
    }
}
