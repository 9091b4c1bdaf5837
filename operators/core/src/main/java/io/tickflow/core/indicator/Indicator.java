package io.tickflow.core.indicator;

import io.tickflow.core.bar.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Technical indicator on the bars of one symbol, updated bar by bar in constant time and memory. It
 * has one or more outputs, numbered from 0 in the order of {@link IndicatorKind#outputs}. Not
 * thread-safe.
 */
public interface Indicator {

    /**
     * Adds a closed bar. The caller reuses the bar object afterwards.
     *
     * @param closed bar of finite prices, above zero but for a few instruments
     */
    void update(Bar closed);

    /** Value of an output as of the last closed bar; NaN before its first valid index. */
    double value(int output);

    /** Writes the complete state in the layout of {@link IndicatorKind#version}. */
    void write(DataOutput out) throws IOException;

    /** Restores state written by {@link #write} of an indicator with the same parameters. */
    void readFrom(DataInput in) throws IOException;
}
