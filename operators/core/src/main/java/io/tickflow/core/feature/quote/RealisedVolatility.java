package io.tickflow.core.feature.quote;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Realised volatility of mid on a grid of 5 seconds, aligned to the epoch: root of the sum of the
 * squared changes from grid point to grid point, where mid at a grid point is the last one before
 * it. The short window is the last few closed intervals. The long one is the intervals of the last
 * 30 minutes of the grid, the newest of which may be incomplete (29 to 30 min), or as much of it as
 * the session has. Created with the first mid of a session.
 */
final class RealisedVolatility {

    private static final long GRID_MILLIS = 5_000;
    private static final int INTERVALS_A_MINUTE = 12;
    private static final int MINUTES = 30;
    private static final int LONG_INTERVALS_MIN = 120;

    private final double[] shortSquares;
    private final double[] minutes = new double[MINUTES];
    private long startInterval;
    private long interval;
    private double midAtGrid;

    /** Sums over the arrays, so that a tick within an interval need not add them up again. */
    private double shortSum;

    private double longSum;

    /** The short window has {@code shortIntervals} of 5 s. */
    RealisedVolatility(int shortIntervals) {
        this.shortSquares = new double[shortIntervals];
    }

    /** Begins with {@code mid}. */
    void start(long millis, double mid) {
        startInterval = millis / GRID_MILLIS;
        interval = startInterval;
        midAtGrid = mid;
    }

    /** Moves on to {@code millis}; {@code heldMid} was the mid until now. */
    void advance(long millis, double heldMid) {
        long now = millis / GRID_MILLIS;
        if (now == interval) {
            return;
        }
        double change = heldMid - midAtGrid;
        close(interval, change * change);
        // Nothing moved in the intervals without a tick; older ones than the rings hold are gone.
        long ringIntervals = (long) MINUTES * INTERVALS_A_MINUTE;
        long firstStill = StrictMath.max(interval + 1, now - ringIntervals);
        for (long still = firstStill; still < now; still++) {
            close(still, 0);
        }
        interval = now;
        midAtGrid = heldMid;
        addUp();
    }

    private void addUp() {
        shortSum = sum(shortSquares);
        longSum = sum(minutes);
    }

    private void close(long closed, double square) {
        shortSquares[(int) (closed % shortSquares.length)] = square;
        int slot = (int) (closed / INTERVALS_A_MINUTE % MINUTES);
        if (closed % INTERVALS_A_MINUTE == 0) {
            minutes[slot] = 0;
        }
        minutes[slot] += square;
    }

    /** Price units; NaN before as many intervals as it has of the session are closed. */
    double shortVolatility() {
        return closedIntervals() < shortSquares.length ? Double.NaN : StrictMath.sqrt(shortSum);
    }

    /**
     * Price units, for 30 minutes, to which a window of less is scaled. NaN before 10 minutes of
     * the session are closed.
     */
    double longVolatility() {
        if (closedIntervals() < LONG_INTERVALS_MIN) {
            return Double.NaN;
        }
        return StrictMath.sqrt(longSum / longIntervals() * (MINUTES * INTERVALS_A_MINUTE));
    }

    /**
     * Volatility of the short window against that of the long one, both for the same span: 1 if
     * they are alike or nothing moved. NaN before 10 minutes of the session are closed.
     */
    double ratio() {
        if (closedIntervals() < LONG_INTERVALS_MIN) {
            return Double.NaN;
        }
        if (longSum == 0) {
            return 1;
        }
        double longMeanSquare = longSum / longIntervals();
        return StrictMath.sqrt(shortSum / shortSquares.length / longMeanSquare);
    }

    private long longIntervals() {
        long fullMinutes = (long) (MINUTES - 1) * INTERVALS_A_MINUTE;
        long newestMinute = (interval - 1) % INTERVALS_A_MINUTE + 1;
        return StrictMath.min(closedIntervals(), fullMinutes + newestMinute);
    }

    private long closedIntervals() {
        return interval - startInterval;
    }

    private static double sum(double[] squares) {
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return sum;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(startInterval);
        out.writeLong(interval);
        out.writeDouble(midAtGrid);
        for (double square : shortSquares) {
            out.writeDouble(square);
        }
        for (double squares : minutes) {
            out.writeDouble(squares);
        }
    }

    void readFrom(DataInput in) throws IOException {
        startInterval = in.readLong();
        interval = in.readLong();
        midAtGrid = in.readDouble();
        for (int i = 0; i < shortSquares.length; i++) {
            shortSquares[i] = in.readDouble();
        }
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = in.readDouble();
        }
        addUp();
    }
}
