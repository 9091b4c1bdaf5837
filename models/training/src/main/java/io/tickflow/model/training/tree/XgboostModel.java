package io.tickflow.model.training.tree;

import io.tickflow.model.tree.TreeEnsemble;
import io.tickflow.model.tree.file.XgboostFile;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trees of XGBoost. */
final class XgboostModel implements TrainedTrees {

    private static final int CHUNK_ROWS = 50_000;

    private final Booster booster;
    private final int features;

    XgboostModel(Booster booster, int features) {
        this.booster = booster;
        this.features = features;
    }

    @Override
    public float[] predict(float[] inputs) {
        return predict(inputs, false);
    }

    @Override
    public double[] margins(float[] inputs) {
        float[] predicted = predict(inputs, true);
        var margins = new double[predicted.length];
        for (int row = 0; row < margins.length; row++) {
            margins[row] = predicted[row];
        }
        return margins;
    }

    private float[] predict(float[] inputs, boolean margin) {
        int rows = inputs.length / features;
        var predicted = new float[rows];
        for (int from = 0; from < rows; from += CHUNK_ROWS) {
            predictChunk(inputs, from, Math.min(CHUNK_ROWS, rows - from), margin, predicted);
        }
        return predicted;
    }

    private void predictChunk(
            float[] inputs, int from, int count, boolean margin, float[] predicted) {
        var chunk = new float[count * features];
        System.arraycopy(inputs, from * features, chunk, 0, chunk.length);
        DMatrix matrix = null;
        try {
            matrix = new DMatrix(chunk, count, features, Float.NaN);
            float[][] found = booster.predict(matrix, margin);
            for (int i = 0; i < count; i++) {
                predicted[from + i] = found[i][0];
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not predict", e);
        } finally {
            if (matrix != null) {
                matrix.dispose();
            }
        }
    }

    @Override
    public TreeEnsemble ensemble() {
        return XgboostFile.parse(toJson());
    }

    /** Serialises the model in XGBoost's JSON form. */
    byte[] toJson() {
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
