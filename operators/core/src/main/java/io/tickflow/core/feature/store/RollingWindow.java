package io.tickflow.core.feature.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Ring of the last values of a feature, a fixed number of them. The sums behind {@link #mean} and
 * {@link #zscore} are taken afresh each time the ring comes round, so no rounding error builds up,
 * and an update takes constant time on average. A NaN stands in its place for {@link #oldest};
 * while it is among the values there is no statistic of them. Not thread-safe.
 */
public final class RollingWindow {

    /** A variance below this share of the mean square is rounding. */
    private static final double ROUNDING = 1e-12;

    /** A value that made up more than this of the squares leaves mostly rounding behind. */
    private static final double RULING = 0.999;

    private final double[] ring;

    private final SortedValues sorted = new SortedValues();
    private int next;
    private int count;

    /** Number of the newest values in a row that were settled. */
    private int settled;

    private int missing;
    private double origin;
    private double sum;
    private double squares;

    /** A window without values, of a length. */
    public RollingWindow(int size) {
        this.ring = new double[size];
        Arrays.fill(ring, Double.NaN);
        this.missing = size;
    }

    /** Takes in a value, and whether it was settled; an infinite one is missing. */
    public void push(double value, boolean isSettled) {
        double x = Double.isInfinite(value) ? Double.NaN : value;
        sorted.replace(ring[next], x);
        double forgotten = ring[next] - origin;
        boolean ruledTheSums = forgotten * forgotten > RULING * squares;
        forget(ring[next]);
        ring[next] = x;
        next = (next + 1) % ring.length;
        count = StrictMath.min(count + 1, ring.length);
        settled = isSettled ? StrictMath.min(settled + 1, ring.length) : 0;
        if (next == 0 || ruledTheSums) {
            sumAfresh();
        } else {
            learn(x);
        }
    }

    private void forget(double x) {
        if (Double.isNaN(x)) {
            missing--;
        } else {
            sum -= x - origin;
            squares -= (x - origin) * (x - origin);
        }
    }

    private void learn(double x) {
        if (Double.isNaN(x)) {
            missing++;
            return;
        }
        if (missing == ring.length - 1) {
            origin = x;
            sum = 0;
            squares = 0;
        } else {
            sum += x - origin;
            squares += (x - origin) * (x - origin);
        }
    }

    private void sumAfresh() {
        origin = Double.isNaN(ring[0]) ? 0 : ring[0];
        sum = 0;
        squares = 0;
        missing = 0;
        for (double x : ring) {
            learn(x);
        }
    }

    /** The oldest value kept; NaN before the window is full. */
    public double oldest() {
        return count < ring.length ? Double.NaN : ring[next];
    }

    /** The value {@code age} updates before the newest; NaN if there is none. */
    public double back(int age) {
        int at = next - 1 - age;
        return ring[at < 0 ? at + ring.length : at];
    }

    /**
     * Distance of the newest value from the mean in standard deviations; 0 if all are equal.
     *
     * @param ddof delta degrees of freedom of the deviation, less than the length
     */
    public double zscore(int ddof) {
        double variance = variance(ddof);
        double newest = back(0) - origin;
        return variance == 0 ? 0 : (newest - sum / ring.length) / StrictMath.sqrt(variance);
    }

    /** Standard deviation of the values; NaN while one is missing. */
    public double deviation(int ddof) {
        return StrictMath.sqrt(variance(ddof));
    }

    private double variance(int ddof) {
        if (missing > 0) {
            return Double.NaN;
        }
        double mean = sum / ring.length;
        double variance = squares / ring.length - mean * mean;
        if (variance <= ROUNDING * squares / ring.length) {
            return 0;
        }
        return ddof == 0 ? variance : variance * ring.length / (ring.length - ddof);
    }

    /** Mean of the values; NaN while one is missing. */
    public double mean() {
        return missing > 0 ? Double.NaN : origin + sum / ring.length;
    }

    /** Sum of the values; NaN while one is missing. */
    public double sum() {
        return missing > 0 ? Double.NaN : origin * ring.length + sum;
    }

    /**
     * Quantile of the values, linear between neighbours; NaN while one is missing.
     *
     * @param share 0 for the smallest to 1 for the largest
     */
    public double quantile(double share) {
        if (missing > 0) {
            return Double.NaN;
        }
        double[] ascending = sorted.of(ring);
        double at = share * (ring.length - 1);
        int below = (int) at;
        int above = StrictMath.min(below + 1, ring.length - 1);
        return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
    }

    /** True if the value {@code age} updates ago and all since were settled when they came. */
    public boolean isSettled(int age) {
        return settled > age;
    }

    /** True if all values kept were settled when they came. */
    public boolean isSettled() {
        return settled == ring.length;
    }

    /** Writes all of it. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(next);
        out.writeInt(count);
        out.writeInt(settled);
        out.writeDouble(origin);
        out.writeDouble(sum);
        out.writeDouble(squares);
        for (double x : ring) {
            out.writeDouble(x);
        }
    }

    /** Reads what {@link #write} wrote. */
    public void readFrom(DataInput in) throws IOException {
        next = in.readInt();
        count = in.readInt();
        settled = in.readInt();
        origin = in.readDouble();
        sum = in.readDouble();
        squares = in.readDouble();
        missing = 0;
        sorted.invalidate();
        for (int i = 0; i < ring.length; i++) {
            ring[i] = in.readDouble();
            missing += Double.isNaN(ring[i]) ? 1 : 0;
        }
    }
}
