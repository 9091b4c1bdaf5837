package io.tickflow.model.onnx;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.ScorerFactory;
import java.nio.file.Path;

/** Opens a bundle from a local directory of the machine that calls {@link #open}. */
public final class OnnxScorerFactory implements ScorerFactory {

    private final String bundleDir;
    private final FeatureSchema jobSchema;

    /**
     * Creates a factory for {@code bundleDir} and a job that computes {@code jobSchema}.
     *
     * @param bundleDir directory with {@code manifest.json}
     * @param jobSchema schema of the job's vectors
     */
    public OnnxScorerFactory(String bundleDir, FeatureSchema jobSchema) {
        this.bundleDir = bundleDir;
        this.jobSchema = jobSchema;
    }

    @Override
    public Scorer open() {
        return OnnxBundles.open(Path.of(bundleDir), jobSchema);
    }
}
