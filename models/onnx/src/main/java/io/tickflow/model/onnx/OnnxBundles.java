package io.tickflow.model.onnx;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.ModelManifest;
import io.tickflow.model.contract.ModelManifest.Member;
import io.tickflow.model.contract.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens model bundles: local directories with {@code manifest.json}, the ONNX files named there,
 * and {@code golden.csv}.
 */
public final class OnnxBundles {

    private OnnxBundles() {}

    /**
     * Opens a bundle for a job that computes {@code jobSchema}, after a complete check: manifest,
     * checksums, features, names, shapes and element types. Golden rows must reproduce the
     * trainer's probabilities (within {@link GoldenRows#TOLERANCE}), and the score of a row must be
     * bit-identical in any batch. The scorer returned is warm.
     *
     * @throws InvalidBundleException listing every problem found
     */
    public static Scorer open(Path bundle, FeatureSchema jobSchema) {
        var problems = new ArrayList<String>();
        ModelManifest manifest = manifest(bundle, problems);
        if (manifest == null) {
            throw new InvalidBundleException(bundle.toString(), problems);
        }
        ManifestChecks.check(manifest, jobSchema, problems);
        GoldenRows golden = golden(manifest, bundle, problems);
        OnnxScorer scorer = new OnnxScorer(manifest, members(manifest, bundle, problems));
        boolean accepted = false;
        try {
            if (golden != null && problems.isEmpty()) {
                score(scorer, golden, problems);
            }
            if (!problems.isEmpty()) {
                throw new InvalidBundleException(bundle.toString(), problems);
            }
            accepted = true;
            return scorer;
        } finally {
            if (!accepted) {
                scorer.close();
            }
        }
    }

    /** Version of the ONNX Runtime. */
    public static String runtimeVersion() {
        return NativeRuntime.environment().getVersion();
    }

    private static void score(OnnxScorer scorer, GoldenRows golden, List<String> problems) {
        try {
            ScorerChecks.check(scorer, golden, problems);
        } catch (IllegalStateException e) {
            problems.add("the golden rows cannot be scored: " + e.getCause());
        }
    }

    private static @Nullable ModelManifest manifest(Path bundle, List<String> problems) {
        if (!Files.isDirectory(bundle)) {
            problems.add("the directory does not exist");
            return null;
        }
        try {
            return ManifestJson.read(bundle);
        } catch (IOException e) {
            problems.add(ManifestJson.FILE + " cannot be read: " + ManifestJson.reason(e));
            return null;
        }
    }

    private static @Nullable GoldenRows golden(
            ModelManifest manifest, Path bundle, List<String> problems) {
        try {
            return GoldenRows.read(manifest.features(), bundle);
        } catch (IOException e) {
            problems.add(GoldenRows.FILE + " cannot be read: " + ManifestJson.reason(e));
            return null;
        }
    }

    private static List<OnnxMember> members(
            ModelManifest manifest, Path bundle, List<String> problems) {
        var opener = new MemberOpener(bundle, manifest.features().size(), problems);
        var members = new ArrayList<OnnxMember>();
        for (Member member : manifest.members()) {
            OnnxMember opened = opener.open(member);
            if (opened != null) {
                members.add(opened);
            }
        }
        return members;
    }
}
