package io.tickflow.core.feature.quote;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The spread against its usual size, robust to single spikes: median and median absolute deviation
 * (MAD) of the spread held at each of the last 64 points of a grid of 5 s, aligned to the epoch.
 * The spread held at a point is the last one before it. A tick costs a comparison; every 5 s one
 * spread of 64 in their order is replaced besides.
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

    /** Those of the last {@link #points} by size: no state, it follows from them. */
    private final double[] sorted = new double[POINTS];

    /**
     * True if {@link #sorted} is up to date; not after a read, as the next tick may not need it.
     */
    private boolean isSorted = true;

    private long interval;
    private int points;

    /** Of {@link #spreads}; written too, lest a read has to sort. */
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
        if (now - interval >= POINTS) {
            points = 0;
        }
        if (!isSorted) {
            sort();
        }
        long oldestToFill = StrictMath.max(interval + 1, now - POINTS + 1);
        for (long point = oldestToFill; point <= now; point++) {
            put((int) (point % POINTS), heldSpread);
        }
        interval = now;
        if (points >= POINTS_MIN) {
            median = 0.5 * (sorted[(points - 1) / 2] + sorted[points / 2]);
            deviation = medianDistance();
        }
    }

    private void sort() {
        for (int i = 0; i < points; i++) {
            sorted[i] = spreads[(int) ((interval - i) % POINTS)];
        }
        Arrays.sort(sorted, 0, points);
        isSorted = true;
    }

    private void put(int slot, double spread) {
        int free = points < POINTS ? points++ : Arrays.binarySearch(sorted, spreads[slot]);
        spreads[slot] = spread;
        move(free, spread);
    }

    /** Puts {@code spread} where it belongs by size; what stands at {@code free} is gone. */
    private void move(int free, double spread) {
        int slot = free;
        while (slot > 0 && sorted[slot - 1] > spread) {
            sorted[slot] = sorted[slot - 1];
            slot--;
        }
        while (slot < points - 1 && sorted[slot + 1] < spread) {
            sorted[slot] = sorted[slot + 1];
            slot++;
        }
        sorted[slot] = spread;
    }

    /** Median distance from the median: walks outwards from it, always to the nearer side. */
    private double medianDistance() {
        int below = (points - 1) / 2;
        int above = below + 1;
        double distance = 0;
        double distanceBefore = 0;
        for (int passed = 0; passed <= points / 2; passed++) {
            distanceBefore = distance;
            double toBelow = below < 0 ? Double.POSITIVE_INFINITY : median - sorted[below];
            double toAbove = above < points ? sorted[above] - median : Double.POSITIVE_INFINITY;
            if (toBelow <= toAbove) {
                distance = toBelow;
                below--;
            } else {
                distance = toAbove;
                above++;
            }
        }
        return points % 2 == 1 ? distance : 0.5 * (distanceBefore + distance);
    }

    /**
     * Appends the features.
     *
     * @param pip size of a pip in price units; NaN if not known
     */
    void emit(double mid, double spread, double pip, FeatureWriter out) {
        out.put(spread / pip);
        double least = MEDIAN_FLOOR * StrictMath.abs(mid);
        double floor = DEVIATION_FLOOR * StrictMath.max(median, least);
        out.put((spread - median) / (NORMAL_RATIO * StrictMath.max(deviation, floor)));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(interval);
        out.writeByte(points);
        out.writeDouble(median);
        out.writeDouble(deviation);
        for (double spread : spreads) {
            out.writeDouble(spread);
        }
    }

    void readFrom(DataInput in) throws IOException {
        interval = in.readLong();
        points = in.readByte();
        median = in.readDouble();
        deviation = in.readDouble();
        for (int i = 0; i < POINTS; i++) {
            spreads[i] = in.readDouble();
        }
        isSorted = false;
    }
}
