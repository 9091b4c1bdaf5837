package io.tickflow.bench.scoring;

/** Way to score the rows of a benchmark. */
interface RowScorer extends AutoCloseable {

    /** Scores rows {@code from} to {@code from + count - 1}; returns a sum that depends on all. */
    double score(int from, int count) throws Exception;

    @Override
    void close() throws Exception;
}
