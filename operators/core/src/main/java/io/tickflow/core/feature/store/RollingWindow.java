package io.tickflow.core.feature.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Ring of the last values of a feature, a fixed number of them. The sums behind {@link #zscore} are
 * taken afresh each time the ring comes round, so no rounding error builds up, and an update takes
 * constant time on average. A NaN stands in its place for {@link #oldest} and gives no z-score
 * while it is among the values. Not thread-safe.
 */
public final class RollingWindow {

    /** A variance below this share of the mean square is rounding. */
    private static final double ROUNDING = 1e-12;

    /** A value that made up more than this of the squares leaves mostly rounding behind. */
    private static final double RULING = 0.999;

    private final double[] ring;
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

    /** Takes in a value, and whether it was settled. */
    public void push(double x, boolean isSettled) {
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

    /** Distance of the newest value from the mean in standard deviations; 0 if all are equal. */
    public double zscore() {
        if (missing > 0) {
            return Double.NaN;
        }
        double mean = sum / ring.length;
        double variance = squares / ring.length - mean * mean;
        double newest = ring[(next + ring.length - 1) % ring.length] - origin;
        return variance <= ROUNDING * squares / ring.length
                ? 0
                : (newest - mean) / StrictMath.sqrt(variance);
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
        for (int i = 0; i < ring.length; i++) {
            ring[i] = in.readDouble();
            missing += Double.isNaN(ring[i]) ? 1 : 0;
        }
    }
}
