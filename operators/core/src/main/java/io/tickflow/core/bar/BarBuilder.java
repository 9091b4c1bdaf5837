package io.tickflow.core.bar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Forms bars of one kind from the accepted ticks of one symbol, in their order. There is no timer:
 * a bar is closed by a tick, so it depends on the symbol's own ticks only. Constant memory and
 * time. Not thread-safe.
 */
public interface BarBuilder {

    /**
     * Adds a tick; it closes one bar or none.
     *
     * @param eventTimeMillis of the tick
     * @param mid finite
     * @return whether a bar was closed: {@link #closed} shows it until the next call
     */
    boolean add(long eventTimeMillis, double mid);

    /** The bar that the last {@link #add} closed. */
    Bar closed();

    /** The bar that forms, without ticks if none does. */
    Bar forming();

    /**
     * Event time in epoch milliseconds before which no tick closes the bar that forms, unless it is
     * earlier than that bar; 0 if none forms, or time does not close it.
     */
    long openUntilMillis();

    /** Writes what the next ticks depend on. */
    void write(DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    void readFrom(DataInput in) throws IOException;
}
