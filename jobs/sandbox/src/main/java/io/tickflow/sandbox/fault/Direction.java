package io.tickflow.sandbox.fault;

/** Which way bytes go through a {@link FaultProxy}. */
public enum Direction {
    /** From whoever connected. */
    TO_SERVER,
    /** To whoever connected. */
    TO_CLIENT
}
