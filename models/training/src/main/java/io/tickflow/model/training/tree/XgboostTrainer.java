package io.tickflow.model.training.tree;

import io.tickflow.model.training.run.Progress;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Grows XGBoost's trees for a binary label. Equal rows and settings give equal trees. */
final class XgboostTrainer {

    private final TreeSettings settings;

    XgboostTrainer(TreeSettings settings) {
        this.settings = settings;
    }

    /**
     * Trains on row-major {@code inputs}.
     *
     * @param inputs one row for each label; NaN means missing
     * @param labels labels, 0 or 1
     */
    XgboostModel train(float[] inputs, float[] labels, Progress progress) {
        int features = inputs.length / labels.length;
        DMatrix rows = null;
        try {
            rows = new DMatrix(inputs, labels.length, features, Float.NaN);
            rows.setLabel(labels);
            // No rounds yet: they run one by one below, so that progress can be reported.
            Booster booster =
                    XGBoost.train(rows, settings.xgboostParameters(), 0, Map.of(), null, null);
            for (int round = 0; round < settings.xgboostRounds(); round++) {
                booster.update(rows, round);
                progress.report("growing trees", (round + 1.0) / settings.xgboostRounds());
            }
            return new XgboostModel(booster, features);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed on rows that were checked", e);
        } finally {
            if (rows != null) {
                rows.dispose();
            }
        }
    }
}
