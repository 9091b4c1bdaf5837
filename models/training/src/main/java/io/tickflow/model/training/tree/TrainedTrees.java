package io.tickflow.model.training.tree;

import io.tickflow.model.tree.TreeEnsemble;

/**
 * Trained trees of a binary label in native memory of their library, freed by {@link #close}. Not
 * thread-safe.
 */
public interface TrainedTrees extends AutoCloseable {

    /** Predicts the probability of label 1 for each row of row-major {@code inputs}. */
    float[] predict(float[] inputs);

    /** Predicts the logit of that probability. */
    double[] margins(float[] inputs);

    /** Returns the trees, parsed from the file that the library would save. */
    TreeEnsemble ensemble();

    @Override
    void close();
}
