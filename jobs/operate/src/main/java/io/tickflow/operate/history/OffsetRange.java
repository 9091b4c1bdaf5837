package io.tickflow.operate.history;

/**
 * Offsets of one partition.
 *
 * @param from first offset
 * @param to last offset, not before the first
 */
public record OffsetRange(long from, long to) {

    /** Number of offsets. */
    public long count() {
        return to - from + 1;
    }

    @Override
    public String toString() {
        return from == to ? Long.toString(from) : from + "-" + to;
    }
}
