package io.tickflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Relative strength index (Wilder, New Concepts in Technical Trading Systems, 1978): {@code 100 *
 * gain / (gain + loss)}, where gain and loss are Wilder's averages {@code avg += (x - avg) /
 * period} of the rises and falls from close to close, started with the plain mean of the first
 * {@code period} changes. Without unit, 0 to 100; 50 if nothing moved. First valid index (from 0):
 * {@code period}; NaN before. O(1). Not thread-safe.
 */
public final class Rsi {

    private static final double UNMOVED = 50;

    private final int period;
    private int changes;
    private double lastClose = Double.NaN;
    private double gain;
    private double loss;

    /**
     * Has seen nothing.
     *
     * @param period at least 1
     */
    public Rsi(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period must be at least 1, is " + period);
        }
        this.period = period;
    }

    /**
     * Adds a close.
     *
     * @param close finite
     */
    public void update(double close) {
        if (!Double.isNaN(lastClose)) {
            double change = close - lastClose;
            changes = StrictMath.min(changes + 1, period);
            gain += (StrictMath.max(change, 0) - gain) / changes;
            loss += (StrictMath.max(-change, 0) - loss) / changes;
        }
        lastClose = close;
    }

    /** The index, NaN before {@code period + 1} closes. */
    public double value() {
        if (changes < period) {
            return Double.NaN;
        }
        double moved = gain + loss;
        return moved == 0 ? UNMOVED : 100 * gain / moved;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(changes);
        out.writeDouble(lastClose);
        out.writeDouble(gain);
        out.writeDouble(loss);
    }

    void readFrom(DataInput in) throws IOException {
        changes = in.readInt();
        lastClose = in.readDouble();
        gain = in.readDouble();
        loss = in.readDouble();
    }
}
