package io.tickflow.model.training.tree;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.tickflow.model.training.run.Progress;

/** Grows LightGBM's trees for a binary label. Equal rows and settings give equal trees. */
final class LightgbmTrainer {

    private final TreeSettings settings;

    LightgbmTrainer(TreeSettings settings) {
        this.settings = settings;
    }

    /**
     * Trains on row-major {@code inputs}.
     *
     * @param inputs one row for each label; NaN means missing
     * @param labels labels, 0 or 1
     */
    LightgbmModel train(float[] inputs, float[] labels, Progress progress) {
        int features = inputs.length / labels.length;
        String parameters = settings.lightgbmParameters();
        try (LGBMDataset rows =
                LGBMDataset.createFromMat(
                        inputs, labels.length, features, true, parameters, null)) {
            rows.setField("label", labels);
            LGBMBooster booster = LGBMBooster.create(rows, parameters);
            for (int round = 0; round < settings.lightgbmRounds(); round++) {
                // It reports that no leaf could be split; later rounds sample other rows.
                booster.updateOneIter();
                progress.report("growing trees", (round + 1.0) / settings.lightgbmRounds());
            }
            return new LightgbmModel(booster, features);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM failed on rows that were checked", e);
        }
    }
}
