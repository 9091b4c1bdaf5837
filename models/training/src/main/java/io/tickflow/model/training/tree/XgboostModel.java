package io.tickflow.model.training.tree;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trained trees in native memory of XGBoost, freed by {@link #close}. Not thread-safe. */
public final class XgboostModel implements AutoCloseable {

    private static final int CHUNK_ROWS = 50_000;

    private final Booster booster;
    private final int features;

    XgboostModel(Booster booster, int features) {
        this.booster = booster;
        this.features = features;
    }

    public int features() {
        return features;
    }

    /** Predicts the probability of label 1 for each row of row-major {@code inputs}. */
    public float[] predict(float[] inputs) {
        int rows = inputs.length / features;
        var probabilities = new float[rows];
        for (int from = 0; from < rows; from += CHUNK_ROWS) {
            predictChunk(inputs, from, Math.min(CHUNK_ROWS, rows - from), probabilities);
        }
        return probabilities;
    }

    private void predictChunk(float[] inputs, int from, int count, float[] probabilities) {
        var chunk = new float[count * features];
        System.arraycopy(inputs, from * features, chunk, 0, chunk.length);
        DMatrix matrix = null;
        try {
            matrix = new DMatrix(chunk, count, features, Float.NaN);
            float[][] predicted = booster.predict(matrix);
            for (int i = 0; i < count; i++) {
                probabilities[from + i] = predicted[i][0];
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not predict", e);
        } finally {
            if (matrix != null) {
                matrix.dispose();
            }
        }
    }

    /** Serialises the model in XGBoost's JSON form. */
    public byte[] toJson() {
        try {
            return booster.toByteArray("json");
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not write its model", e);
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
