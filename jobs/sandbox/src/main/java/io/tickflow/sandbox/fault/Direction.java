package io.tickflow.sandbox.fault;

/** Direction of bytes through a {@link FaultProxy}. */
public enum Direction {
    /** From whoever connected. */
    TO_SERVER,
    /** To whoever connected. */
    TO_CLIENT
}
