package io.tickflow.flink.function;

import io.tickflow.model.contract.Score;
import io.tickflow.model.contract.Scorer;
import java.util.List;

/** Measures each call of a model. Scoring thread only. */
final class MeasuredScorer implements Scorer {

    private final Scorer scorer;
    private final ScoringMetrics metrics;

    MeasuredScorer(Scorer scorer, ScoringMetrics metrics) {
        this.scorer = scorer;
        this.metrics = metrics;
    }

    @Override
    public String modelId() {
        return scorer.modelId();
    }

    @Override
    public String modelVersion() {
        return scorer.modelVersion();
    }

    @Override
    public List<String> featureNames() {
        return scorer.featureNames();
    }

    @Override
    public Score[] score(float[] rows, int count) {
        metrics.batches.inc();
        metrics.rows.inc(count);
        metrics.batchWork.begin();
        Score[] scores = scorer.score(rows, count);
        metrics.batchWork.end();
        return scores;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
