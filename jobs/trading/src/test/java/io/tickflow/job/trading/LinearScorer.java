package io.tickflow.job.trading;

import io.tickflow.model.contract.Score;
import io.tickflow.model.contract.Scorer;
import java.util.List;

/** A real, if simple, model: the logistic of one feature. */
record LinearScorer() implements Scorer {

    @Override
    public String modelId() {
        return "linear";
    }

    @Override
    public String modelVersion() {
        return "1";
    }

    @Override
    public List<String> featureNames() {
        return List.of("mid_dev_ewma_10s");
    }

    @Override
    public Score[] score(float[] rows, int count) {
        var scores = new Score[count];
        for (int i = 0; i < count; i++) {
            scores[i] = new Score((float) (1 / (1 + StrictMath.exp(rows[i]))), 1);
        }
        return scores;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
