package io.tickflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Ring buffer of the last values of a series. Adding and reading are O(1). Not thread-safe. */
public final class Ring {

    private final double[] values;
    private int count;
    private int next;

    /** Starts empty; holds up to {@code size} values, at least 1. */
    public Ring(int size) {
        this.values = new double[size];
    }

    /** Adds a value; a full ring evicts the oldest. */
    public void add(double x) {
        values[next] = x;
        next = next + 1 == values.length ? 0 : next + 1;
        count = StrictMath.min(count + 1, values.length);
    }

    /** Count of values held. */
    public int count() {
        return count;
    }

    /** Capacity in values. */
    public int size() {
        return values.length;
    }

    /** True if it holds as many values as it can. */
    public boolean isFull() {
        return count == values.length;
    }

    /** Value {@code age} additions before the newest; {@code age} less than {@link #count}. */
    public double back(int age) {
        int at = next - 1 - age;
        return values[at < 0 ? at + values.length : at];
    }

    /** Writes all of it. */
    public void write(DataOutput out) throws IOException {
        for (double x : values) {
            out.writeDouble(x);
        }
        out.writeInt(count);
        out.writeInt(next);
    }

    /** Reads what {@link #write} wrote. */
    public void readFrom(DataInput in) throws IOException {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        count = in.readInt();
        next = in.readInt();
    }
}
