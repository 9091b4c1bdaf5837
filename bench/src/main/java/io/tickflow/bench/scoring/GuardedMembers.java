package io.tickflow.bench.scoring;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.flink.function.GuardedCalls;
import io.tickflow.flink.function.ScoringStage;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Members of the direction as the scoring stage calls them, with deadlines and breakers. */
final class GuardedMembers implements RowScorer {

    private static final int FAILURES_MAX = 5;
    private static final long TIMEOUT_MILLIS = 1_000;

    private final Scorer scorer;
    private final GuardedCalls calls;
    private final RoleModel role;
    private final float[] inputs;
    private final int width;
    private final float[] rows;
    private final float[] probabilities;

    /**
     * Opens a bundle.
     *
     * @param inputs row-major inputs of the direction
     */
    GuardedMembers(Path bundle, RoleModel role, float[] inputs, int batch) {
        this.scorer = OnnxBundles.open(bundle, FeatureSet.standard().schema());
        this.calls = calls(scorer.manifest(), batch);
        this.role = role;
        this.inputs = inputs;
        this.width = role.features().size();
        this.rows = new float[batch * width];
        this.probabilities = new float[batch];
    }

    static GuardedCalls calls(ModelManifest manifest, int batch) {
        return new GuardedCalls(
                manifest,
                new ScoringStage(2 * batch, batch, TIMEOUT_MILLIS, FAILURES_MAX),
                0,
                new UnregisteredMetricsGroup(),
                InstantSource.system(),
                System::nanoTime);
    }

    @Override
    public double score(int from, int count) {
        System.arraycopy(inputs, from * width, rows, 0, count * width);
        double sum = 0;
        for (int member = 0; member < role.members().size(); member++) {
            Absence absence =
                    calls.ask(member, scorer.member(0, member), rows, count, probabilities);
            if (absence != Absence.NONE) {
                throw new IllegalStateException("member " + member + " is absent: " + absence);
            }
            for (float probability : probabilities) {
                sum += probability;
            }
        }
        return sum;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
