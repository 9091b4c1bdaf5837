package io.tickflow.model.onnx;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.ScorerFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Opens a bundle from a local directory of the machine that calls {@link #open}. The bundle must
 * have the bytes of the one that the job was submitted with.
 */
public final class OnnxScorerFactory implements ScorerFactory {

    private final String bundleDir;
    private final String digest;
    private final FeatureSchema jobSchema;
    private final long nativeBytesMax;

    /**
     * Creates a factory for the bundle in {@code bundleDir} of this machine.
     *
     * @param bundleDir directory with {@code manifest.json}
     * @param jobSchema schema of the job's vectors
     * @throws InvalidBundleException if there is no manifest
     */
    public OnnxScorerFactory(String bundleDir, FeatureSchema jobSchema) {
        this(bundleDir, jobSchema, Long.MAX_VALUE);
    }

    /**
     * Creates a factory that refuses a bundle above a budget of memory.
     *
     * @param nativeBytesMax largest native memory that the models may take when they are loaded
     */
    public OnnxScorerFactory(String bundleDir, FeatureSchema jobSchema, long nativeBytesMax) {
        this.bundleDir = bundleDir;
        this.digest = OnnxBundles.digest(Path.of(bundleDir));
        this.jobSchema = jobSchema;
        this.nativeBytesMax = nativeBytesMax;
    }

    @Override
    public Scorer open() {
        Scorer scorer = OnnxBundles.open(Path.of(bundleDir), jobSchema);
        if (scorer.nativeBytes() > nativeBytesMax) {
            long found = scorer.nativeBytes();
            scorer.close();
            throw new InvalidBundleException(
                    bundleDir,
                    List.of(
                            String.format(
                                    Locale.ROOT,
                                    "its models took %,d bytes of native memory, and at most %,d may"
                                            + " be; maybe raise tickflow.model.native-memory-max,"
                                            + " and Flink's task off-heap memory with it",
                                    found,
                                    nativeBytesMax)));
        }
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
