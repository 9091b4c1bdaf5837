package io.tickflow.job.backfill.source;

/**
 * Position in the history of a symbol. Each archive gives the two numbers a meaning of its own;
 * {@link #START} is before the first tick.
 *
 * @param part such as the number of a file
 * @param at place in that part
 */
public record ArchivePosition(long part, long at) {

    public static final ArchivePosition START = new ArchivePosition(0, 0);
}
