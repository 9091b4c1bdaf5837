package io.tickflow.model.onnx;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.RoleModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens model bundles: local directories with {@code manifest.json}, the ONNX files named there,
 * and golden rows.
 */
public final class OnnxBundles {

    private OnnxBundles() {}

    /**
     * Opens a bundle for a job that computes {@code jobSchema}, after a complete check: manifest,
     * checksums, features and their definitions, names, shapes and element types. Golden rows must
     * reproduce the probabilities of the original libraries, and the score of a row must be
     * bit-identical in any batch. The scorer returned is warm.
     *
     * @throws InvalidBundleException listing every problem found
     */
    public static Scorer open(Path bundle, FeatureSchema jobSchema) {
        var problems = new ArrayList<String>();
        byte[] json = manifestBytes(bundle, problems);
        ModelManifest manifest = json == null ? null : manifest(json, problems);
        if (json == null || manifest == null) {
            throw new InvalidBundleException(bundle.toString(), problems);
        }
        ManifestChecks.check(manifest, jobSchema, problems);
        var files = new BundleFiles(bundle, problems);
        var members = new ArrayList<List<OnnxMember>>();
        for (RoleModel model : manifest.roles()) {
            members.add(members(model, files, problems));
        }
        var scorer = new OnnxScorer(manifest, Sha256.of(json), members);
        if (!problems.isEmpty()) {
            scorer.close();
            throw new InvalidBundleException(bundle.toString(), problems);
        }
        return scorer;
    }

    /**
     * Reads and checks the manifest alone; no model is loaded.
     *
     * @throws InvalidBundleException if it cannot be read
     */
    public static ModelManifest manifest(Path bundle) {
        var problems = new ArrayList<String>();
        byte[] json = manifestBytes(bundle, problems);
        ModelManifest manifest = json == null ? null : manifest(json, problems);
        if (manifest == null) {
            throw new InvalidBundleException(bundle.toString(), problems);
        }
        return manifest;
    }

    /**
     * Digest of a bundle: the SHA-256 of its manifest, which holds those of all other files.
     *
     * @throws InvalidBundleException if there is no manifest
     */
    public static String digest(Path bundle) {
        var problems = new ArrayList<String>();
        byte[] json = manifestBytes(bundle, problems);
        if (json == null) {
            throw new InvalidBundleException(bundle.toString(), problems);
        }
        return Sha256.of(json);
    }

    /** Version of the ONNX Runtime. */
    public static String runtimeVersion() {
        return NativeRuntime.environment().getVersion();
    }

    private static byte @Nullable [] manifestBytes(Path bundle, List<String> problems) {
        if (!Files.isDirectory(bundle)) {
            problems.add("the directory does not exist");
            return null;
        }
        try {
            return ManifestJson.readBytes(bundle);
        } catch (IOException e) {
            problems.add(ManifestJson.FILE + " cannot be read: " + ManifestJson.reason(e));
            return null;
        }
    }

    private static @Nullable ModelManifest manifest(byte[] json, List<String> problems) {
        try {
            return ManifestJson.parse(json);
        } catch (IOException e) {
            problems.add(ManifestJson.FILE + " cannot be read: " + ManifestJson.reason(e));
            return null;
        }
    }

    /** Opens the members of a role; checks their scores only if nothing else is wrong. */
    private static List<OnnxMember> members(
            RoleModel model, BundleFiles files, List<String> problems) {
        GoldenRows golden = golden(model, files, problems);
        int features = model.features().size();
        var opener = new MemberOpener(files, features, problems);
        var members = new ArrayList<OnnxMember>();
        for (Member member : model.members()) {
            OnnxMember opened = opener.open(member);
            if (opened != null) {
                members.add(opened);
            }
        }
        if (golden != null && problems.isEmpty()) {
            for (int i = 0; i < members.size(); i++) {
                Member member = model.members().get(i);
                new ScorerChecks(member, members.get(i), features, problems)
                        .check(golden.inputs(), golden.expected().get(member.name()));
            }
        }
        return members;
    }

    /** Golden rows of a role, or rows for a probe without any; null on a problem. */
    private static @Nullable GoldenRows golden(
            RoleModel model, BundleFiles files, List<String> problems) {
        Golden golden = model.golden();
        if (golden == null) {
            return new GoldenRows(ProbeRows.of(model.features().size()), Map.of());
        }
        byte[] csv = files.read("golden rows", golden.file(), golden.sha256());
        if (csv == null) {
            return null;
        }
        try {
            return GoldenRows.parse(model, csv);
        } catch (IOException e) {
            problems.add(golden.file() + " cannot be read: " + ManifestJson.reason(e));
            return null;
        }
    }
}
