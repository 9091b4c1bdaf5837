package io.tickflow.job.backfill.source;

/**
 * How far the history of a symbol has been read. What the two numbers mean is the archive's affair;
 * {@link #START} is before everything.
 *
 * @param part such as the number of a file
 * @param at place in that part
 */
record ArchivePosition(long part, long at) {

    static final ArchivePosition START = new ArchivePosition(0, 0);
}
