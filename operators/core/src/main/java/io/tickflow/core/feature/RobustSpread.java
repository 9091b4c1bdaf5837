package io.tickflow.core.feature;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The spread against what is usual, whatever single spikes there are: median and median absolute
 * deviation (MAD) of the spread held at each of the last 64 points of a grid of 5 s, aligned to the
 * epoch. What is held at a point is the last spread before it. A tick costs a comparison; every 5 s
 * there is a sort of 64 numbers besides.
 *
 * <ul>
 *   <li>{@code spread_pips}: spread over the symbol's pip; NaN if that is not known.
 *   <li>{@code spread_robust_z}: (spread - median) / (1.4826 MAD), where 1.4826 makes the MAD of a
 *       normal distribution its standard deviation. NaN before 16 points. The MAD is at least a
 *       twentieth of the median, since quotes that mostly keep one spread have none, and the median
 *       for that at least 5e-6 of mid, for feeds whose quotes are locked.
 * </ul>
 */
final class RobustSpread {

    private static final TickSpecs GROUP = new TickSpecs("spread");
    private static final long GRID_MILLIS = 5_000;
    private static final int POINTS = 64;
    private static final int POINTS_MIN = 16;

    static final List<FeatureSpec> SPECS =
            List.of(
                    GROUP.byTicks(
                            "spread_pips",
                            "spread over the pip size of the symbol",
                            FeatureUnit.PIPS,
                            0,
                            0),
                    GROUP.byTime(
                            "spread_robust_z",
                            "spread minus the median of the spreads held at the last 64 points (16"
                                    + " at least) of a grid of 5 s, over 1.4826 times their median"
                                    + " absolute deviation, that being at least a twentieth of the"
                                    + " larger of the median and 5e-6 of mid",
                            FeatureUnit.NONE,
                            1,
                            POINTS * GRID_MILLIS));

    private static final double NORMAL_RATIO = 1.4826;
    private static final double DEVIATION_FLOOR = 0.05;
    private static final double MEDIAN_FLOOR = 5e-6;

    /** Spread at the points of the grid; point n stands at n modulo the length. */
    private final double[] spreads = new double[POINTS];

    /** Scratch, no state. */
    private final double[] sorted = new double[POINTS];

    private long interval;
    private int points;

    /** Of {@link #spreads}, so not written. */
    private double median = Double.NaN;

    private double deviation = Double.NaN;

    /** Begins with the first tick of a session. */
    void start(long millis) {
        interval = millis / GRID_MILLIS;
    }

    /** Moves on to {@code millis}; {@code heldSpread} was the spread until now. */
    void advance(long millis, double heldSpread) {
        long now = millis / GRID_MILLIS;
        if (now == interval) {
            return;
        }
        long oldestToFill = StrictMath.max(interval + 1, now - POINTS + 1);
        for (long point = oldestToFill; point <= now; point++) {
            spreads[(int) (point % POINTS)] = heldSpread;
        }
        points = (int) StrictMath.min(POINTS, points + (now - interval));
        interval = now;
        measure();
    }

    private void measure() {
        if (points < POINTS_MIN) {
            return;
        }
        for (int i = 0; i < points; i++) {
            sorted[i] = spreads[(int) ((interval - i) % POINTS)];
        }
        median = medianOfScratch();
        for (int i = 0; i < points; i++) {
            sorted[i] = StrictMath.abs(sorted[i] - median);
        }
        deviation = medianOfScratch();
    }

    /** Sorts the first {@link #points} of the scratch, by insertion: few, and mostly alike. */
    private double medianOfScratch() {
        for (int i = 1; i < points; i++) {
            double moved = sorted[i];
            int slot = i;
            while (slot > 0 && sorted[slot - 1] > moved) {
                sorted[slot] = sorted[slot - 1];
                slot--;
            }
            sorted[slot] = moved;
        }
        return 0.5 * (sorted[(points - 1) / 2] + sorted[points / 2]);
    }

    /**
     * Appends the features.
     *
     * @param pip size of a pip in price units; NaN if not known
     */
    void emit(double mid, double spread, double pip, FeatureWriter out) {
        out.put(spread / pip);
        double floor = DEVIATION_FLOOR * StrictMath.max(median, MEDIAN_FLOOR * mid);
        out.put((spread - median) / (NORMAL_RATIO * StrictMath.max(deviation, floor)));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(interval);
        out.writeByte(points);
        for (double spread : spreads) {
            out.writeDouble(spread);
        }
    }

    void readFrom(DataInput in) throws IOException {
        interval = in.readLong();
        points = in.readByte();
        for (int i = 0; i < POINTS; i++) {
            spreads[i] = in.readDouble();
        }
        measure();
    }
}
