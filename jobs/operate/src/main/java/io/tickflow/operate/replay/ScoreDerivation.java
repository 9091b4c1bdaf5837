package io.tickflow.operate.replay;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.model.BundleAtHand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scores derived vectors with the recorded bundles and edge decisions. One thread. */
final class ScoreDerivation implements AutoCloseable {

    private final Map<String, Bundle> bundles = new HashMap<>();

    private record Bundle(VectorScorer scorer, RecordedCalls calls) {}

    /**
     * @throws io.tickflow.model.contract.InvalidBundleException if a bundle cannot be opened
     */
    ScoreDerivation(Collection<BundleAtHand> found, VectorSchema schema) {
        for (BundleAtHand bundle : found) {
            var calls = new RecordedCalls(bundle.manifest());
            bundles.put(
                    bundle.digest(),
                    new Bundle(
                            new VectorScorer(
                                    OnnxBundles.open(bundle.folder(), schema.features()),
                                    schema,
                                    ScoresAgain.ROWS_MAX,
                                    calls),
                            calls));
        }
    }

    /**
     * Scores vectors whose recorded predictions are of one bundle: at once if none of them depended
     * on time, otherwise one by one.
     *
     * @param vectors up to {@link ScoresAgain#ROWS_MAX}
     * @param recorded recorded predictions of these vectors
     */
    List<ScoredDecision> decide(List<FeatureVector> vectors, List<Prediction> recorded) {
        Bundle bundle = bundles.get(recorded.get(0).modelDigest());
        if (bundle == null) {
            throw new IllegalArgumentException("no bundle " + recorded.get(0).modelDigest());
        }
        if (recorded.stream().noneMatch(ScoreDerivation::isOnEdge)) {
            bundle.calls().follow(recorded.get(0));
            return bundle.scorer().decide(vectors);
        }
        var scored = new ArrayList<ScoredDecision>();
        for (int i = 0; i < vectors.size(); i++) {
            scored.add(one(bundle, vectors.get(i), recorded.get(i)));
        }
        return scored;
    }

    private static ScoredDecision one(Bundle bundle, FeatureVector vector, Prediction recorded) {
        if (isUnscored(recorded)) {
            return bundle.scorer().abstention(vector, recorded.abstention());
        }
        bundle.calls().follow(recorded);
        return bundle.scorer().decide(List.of(vector)).get(0);
    }

    private static boolean isOnEdge(Prediction recorded) {
        return isUnscored(recorded) || RecordedCalls.isOnEdge(recorded);
    }

    private static boolean isUnscored(Prediction recorded) {
        return recorded.abstention() == Abstention.EXPIRED
                || recorded.abstention() == Abstention.OVERFLOW;
    }

    @Override
    public void close() {
        bundles.values().forEach(bundle -> bundle.scorer().close());
    }
}
