package io.tickflow.core.scoring;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.Score;
import io.tickflow.model.contract.Scorer;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores feature vectors in batches: picks the inputs of the model, asks it, and joins each answer
 * to its vector. Owns the scorer. One thread, but for {@link #abstention}.
 */
public final class VectorScorer implements AutoCloseable {

    private final Scorer scorer;
    private final ModelInputs inputs;
    private final float[] rows;
    private final boolean[] complete;

    /**
     * Scores with one model.
     *
     * @param scorer the model, closed by {@link #close}
     * @param schema of the vectors
     * @param rowsMax vectors in a batch at most
     * @throws IllegalArgumentException if {@code schema} lacks a feature that the model reads
     */
    public VectorScorer(Scorer scorer, FeatureSchema schema, int rowsMax) {
        this.scorer = scorer;
        this.inputs = new ModelInputs(scorer.featureNames(), schema);
        this.rows = new float[rowsMax * inputs.size()];
        this.complete = new boolean[rowsMax];
    }

    /**
     * Copies the model's inputs of a batch.
     *
     * @param vectors one to as many as a batch may have
     */
    public void load(List<FeatureVector> vectors) {
        for (int i = 0; i < vectors.size(); i++) {
            complete[i] = inputs.copy(vectors.get(i), rows, i * inputs.size());
        }
    }

    /**
     * Asks the model about the batch that was loaded.
     *
     * @param count number of its vectors
     * @return one score a vector, in their order, unless the model is broken
     * @throws RuntimeException whatever the model throws
     */
    public Score[] ask(int count) {
        return scorer.score(rows, count);
    }

    /**
     * Joins scores to the vectors that {@link #load} was last given.
     *
     * @param scores of the model, or {@link Score#ABSTAINED} in place of each if it failed
     * @throws IllegalStateException if there are more or fewer scores than vectors
     */
    public List<ScoredDecision> decide(List<FeatureVector> vectors, Score[] scores) {
        if (scores.length != vectors.size()) {
            throw new IllegalStateException(
                    "the scorer gave %d scores for %d rows"
                            .formatted(scores.length, vectors.size()));
        }
        var decisions = new ArrayList<ScoredDecision>(scores.length);
        for (int i = 0; i < scores.length; i++) {
            decisions.add(decision(vectors.get(i), scores[i], complete[i]));
        }
        return decisions;
    }

    /** Decision on a vector that the model was not asked about. Any thread. */
    public ScoredDecision abstention(FeatureVector vector) {
        return decision(vector, Score.ABSTAINED, false);
    }

    private ScoredDecision decision(FeatureVector vector, Score score, boolean isComplete) {
        var prediction =
                new Prediction(
                        vector.decisionId(),
                        vector.symbol(),
                        vector.eventTimeMillis(),
                        scorer.modelId(),
                        scorer.modelVersion(),
                        score.probability(),
                        score.memberMask());
        return ScoredDecision.of(vector, prediction, isComplete);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
