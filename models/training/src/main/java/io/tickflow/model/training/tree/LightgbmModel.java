package io.tickflow.model.training.tree;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMException;
import io.tickflow.model.tree.TreeEnsemble;
import io.tickflow.model.tree.file.LightgbmFile;
import java.nio.charset.StandardCharsets;

/** Trees of LightGBM. */
final class LightgbmModel implements TrainedTrees {

    private static final int CHUNK_ROWS = 50_000;

    private final LGBMBooster booster;
    private final int features;

    LightgbmModel(LGBMBooster booster, int features) {
        this.booster = booster;
        this.features = features;
    }

    @Override
    public float[] predict(float[] inputs) {
        double[] predicted = predict(inputs, PredictionType.C_API_PREDICT_NORMAL);
        var probabilities = new float[predicted.length];
        for (int row = 0; row < predicted.length; row++) {
            probabilities[row] = (float) predicted[row];
        }
        return probabilities;
    }

    @Override
    public double[] margins(float[] inputs) {
        return predict(inputs, PredictionType.C_API_PREDICT_RAW_SCORE);
    }

    /** Predicts in chunks. The wrapper's buffer has room for one value a row, as is needed here. */
    private double[] predict(float[] inputs, PredictionType type) {
        int rows = inputs.length / features;
        var predicted = new double[rows];
        for (int from = 0; from < rows; from += CHUNK_ROWS) {
            int count = Math.min(CHUNK_ROWS, rows - from);
            var chunk = new float[count * features];
            System.arraycopy(inputs, from * features, chunk, 0, chunk.length);
            try {
                double[] found =
                        booster.predictForMat(chunk, count, features, true, type, "num_threads=1");
                System.arraycopy(found, 0, predicted, from, count);
            } catch (LGBMException e) {
                throw new IllegalStateException("LightGBM could not predict", e);
            }
        }
        return predicted;
    }

    @Override
    public TreeEnsemble ensemble() {
        return LightgbmFile.parse(toText().getBytes(StandardCharsets.UTF_8));
    }

    /** Serialises the model in LightGBM's text form. */
    String toText() {
        try {
            return booster.saveModelToString(0, -1, FeatureImportanceType.SPLIT);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM could not write its model", e);
        }
    }

    @Override
    public void close() {
        try {
            booster.close();
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM could not free its model", e);
        }
    }
}
