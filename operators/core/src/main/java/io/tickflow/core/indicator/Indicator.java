package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One technical indicator on the bars of one symbol, updated a bar at a time in time and memory
 * that do not depend on how many there were. It has one or more outputs, numbered from 0 in the
 * order of its {@link IndicatorKind#outputs}. Not thread-safe.
 */
public interface Indicator {

    /**
     * Takes in a closed bar. The bar is the caller's and changes afterwards.
     *
     * @param closed finite prices above zero
     */
    void update(Bar closed);

    /** An output as of the last closed bar; NaN before its first valid index. */
    double value(int output);

    /** Writes all that later values depend on, in the layout of {@link IndicatorKind#version}. */
    void write(DataOutput out) throws IOException;

    /** Reads what {@link #write} of the same parameters wrote. */
    void readFrom(DataInput in) throws IOException;
}
