package io.tickflow.core.instrument;

/** Measure of OrderQty(38) at a broker. */
public enum Measure {
    /** Units of the base asset. */
    UNITS,
    /** Lots of the contract size. */
    LOTS
}
