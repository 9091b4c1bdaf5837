package io.tickflow.model.onnx;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.ScorerFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens a bundle from a local directory of the machine that calls {@link #open}. The bundle must
 * have the bytes of the one that the job was submitted with.
 */
public final class OnnxScorerFactory implements ScorerFactory {

    private final String bundleDir;
    private final String digest;
    private final FeatureSchema jobSchema;

    /**
     * Creates a factory for the bundle in {@code bundleDir} of this machine.
     *
     * @param bundleDir directory with {@code manifest.json}
     * @param jobSchema schema of the job's vectors
     * @throws InvalidBundleException if there is no manifest
     */
    public OnnxScorerFactory(String bundleDir, FeatureSchema jobSchema) {
        this.bundleDir = bundleDir;
        this.digest = OnnxBundles.digest(Path.of(bundleDir));
        this.jobSchema = jobSchema;
    }

    @Override
    public Scorer open() {
        Scorer scorer = OnnxBundles.open(Path.of(bundleDir), jobSchema);
        if (!scorer.digest().equals(digest)) {
            String found = scorer.digest();
            scorer.close();
            throw new InvalidBundleException(
                    bundleDir,
                    List.of(
                            "its digest on this machine is "
                                    + found
                                    + ", the job was submitted with "
                                    + digest
                                    + "; copy the same bundle to every machine"));
        }
        return scorer;
    }
}
