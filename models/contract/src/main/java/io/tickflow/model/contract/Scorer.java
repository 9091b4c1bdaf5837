package io.tickflow.model.contract;

import java.util.List;

/**
 * Scores feature vectors with one loaded model bundle. One thread at a time; {@link #close()} only
 * when no call is under way. The scores of a row depend on that row alone, never on its neighbours
 * in the batch.
 */
public interface Scorer extends AutoCloseable {

    /** Identity of the loaded bundle, such as {@code direction-eurusd}. */
    String modelId();

    /** Version of the loaded bundle. */
    String modelVersion();

    /** Features that the model reads, in the order in which {@link #score} takes them. */
    List<String> featureNames();

    /**
     * Scores a batch.
     *
     * @param rows row-major inputs, {@code count * featureNames().size()} floats or more; NaN means
     *     missing
     * @param count rows to score, at least 1
     * @return one score a row, in order
     */
    Score[] score(float[] rows, int count);

    @Override
    void close();
}
