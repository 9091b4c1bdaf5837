package io.tickflow.operate.replay;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.model.BundleAtHand;
import java.util.ArrayList;
import java.util.List;

/** Scores recorded vectors with another bundle, as a job without deadlines would. One thread. */
final class ScoresAgain implements AutoCloseable {

    /** Largest number of vectors in a batch. */
    static final int ROWS_MAX = 256;

    private final VectorScorer scorer;

    /**
     * Opens a bundle.
     *
     * @throws OperationException if it decides at closing bars, which the history does not tell
     * @throws io.tickflow.model.contract.InvalidBundleException if it cannot be opened
     */
    ScoresAgain(BundleAtHand bundle, VectorSchema schema) {
        for (RoleModel role : bundle.manifest().roles()) {
            if (!role.decisionPoint().equals(RoleModel.EVERY_TICK)) {
                throw OperationException.invalid(
                        "role %s of %s decides when bars '%s' close, and the history does not tell at which ticks they closed. Maybe run it as a shadow (docs/rollout.md)"
                                .formatted(role.role(), bundle.folder(), role.decisionPoint()));
            }
        }
        this.scorer =
                new VectorScorer(
                        OnnxBundles.open(bundle.folder(), schema.features()),
                        schema,
                        ROWS_MAX,
                        MemberCalls.DIRECT);
    }

    /**
     * Scores a batch. Decisions that were never scored for want of time stay so.
     *
     * @param decisions up to {@link #ROWS_MAX}
     */
    List<ScoredDecision> decide(List<RecordedDecision> decisions) {
        List<FeatureVector> vectors = decisions.stream().map(RecordedDecision::vector).toList();
        var scored = new ArrayList<>(scorer.decide(vectors));
        for (int i = 0; i < decisions.size(); i++) {
            Prediction recorded = decisions.get(i).prediction();
            if (recorded != null && isLate(recorded.abstention())) {
                scored.set(i, scorer.abstention(vectors.get(i), recorded.abstention()));
            }
        }
        return scored;
    }

    private static boolean isLate(Abstention abstention) {
        return abstention == Abstention.EXPIRED || abstention == Abstention.OVERFLOW;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
