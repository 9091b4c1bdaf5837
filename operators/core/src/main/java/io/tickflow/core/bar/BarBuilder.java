package io.tickflow.core.bar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Builds bars of one kind from the accepted ticks of one symbol, in their order. Only a tick closes
 * a bar, never a timer, so bars depend on the symbol's own ticks alone. Constant memory and time.
 * Not thread-safe.
 */
public interface BarBuilder {

    /**
     * Adds a tick, which closes at most one bar.
     *
     * @param eventTimeMillis of the tick
     * @param price finite
     * @param volume traded with the tick
     * @return true if a bar was closed: {@link #closed} returns it until the next call
     */
    boolean add(long eventTimeMillis, double price, double volume);

    /** Adds a tick without a trade. */
    default boolean add(long eventTimeMillis, double price) {
        return add(eventTimeMillis, price, 0);
    }

    /** Aligns later bars to the days of a session; without effect on bars that no day aligns. */
    default void follow(BarSession session) {}

    /** Bar closed by the last {@link #add}. */
    Bar closed();

    /** Forming bar; it has no ticks if none has started. */
    Bar forming();

    /**
     * Earliest event time at which a tick closes the forming bar, epoch milliseconds; 0 if no bar
     * has started or time does not close it. A tick before the start of the bar ends it as well.
     */
    long openUntilMillis();

    /** Writes the state on which later bars depend, except the volume of the forming bar. */
    void write(DataOutput out) throws IOException;

    /** Restores state written by {@link #write}; the forming bar has no known volume then. */
    void readFrom(DataInput in) throws IOException;

    /** Writes the volume of the forming bar. */
    default void writeVolume(DataOutput out) throws IOException {
        out.writeDouble(forming().volume());
    }

    /** Restores a volume written by {@link #writeVolume}, after {@link #readFrom}. */
    default void readVolume(DataInput in) throws IOException {
        forming().setVolume(in.readDouble());
    }
}
