package io.tickflow.bench.scoring;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.onnx.OnnxBundles;
import java.nio.file.Path;
import java.util.List;

/** Whole decisions: inputs picked out of vectors, members asked, votes fused and recorded. */
final class Decisions implements RowScorer {

    private final VectorScorer scorer;
    private final List<FeatureVector> vectors;

    Decisions(Path bundle, List<FeatureVector> vectors, int batch) {
        FeatureSet features = FeatureSet.standard();
        Scorer opened = OnnxBundles.open(bundle, features.schema());
        this.scorer =
                new VectorScorer(
                        opened,
                        features.vectorSchema(),
                        batch,
                        GuardedMembers.calls(opened.manifest(), batch));
        this.vectors = vectors;
    }

    @Override
    public double score(int from, int count) {
        double sum = 0;
        for (ScoredDecision decision : scorer.decide(vectors.subList(from, from + count))) {
            sum += decision.prediction().probability();
        }
        return sum;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
