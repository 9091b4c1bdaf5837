package io.tickflow.model.onnx;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.ScorerFactory;
import java.nio.file.Path;

/** Opens a bundle that lies in a local directory of the machine where {@link #open} is called. */
public final class OnnxScorerFactory implements ScorerFactory {

    private final String bundleDir;
    private final FeatureSchema jobSchema;

    /**
     * Will open {@code bundleDir} for a job that computes {@code jobSchema}.
     *
     * @param bundleDir directory with {@code manifest.json}
     * @param jobSchema of the vectors of the job
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
