package io.tickflow.model.contract;

import java.util.List;

/**
 * Scores feature vectors with a loaded model bundle. One thread at a time; {@link #close()} only
 * after the last call has returned. The score of a row depends on that row alone, never on its
 * neighbours in the batch.
 */
public interface Scorer extends AutoCloseable {

    /** Id of the loaded bundle, such as {@code direction-eurusd}. */
    String modelId();

    /** Version of the loaded bundle. */
    String modelVersion();

    /** Input features of the model, in the order of {@link #score}. */
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
