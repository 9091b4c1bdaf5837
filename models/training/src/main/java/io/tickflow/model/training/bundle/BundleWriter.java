package io.tickflow.model.training.bundle;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Parity;
import io.tickflow.model.onnx.GoldenRows;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.onnx.Sha256;
import io.tickflow.model.training.data.DirectionFeatures;
import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.member.TrainedMember;
import io.tickflow.model.training.run.TrainingException;
import io.tickflow.model.tree.HardRows;
import io.tickflow.model.tree.onnx.TreeEnsembleOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes a bundle: exports the members, compares each export with its trainer, and moves the
 * directory into place once it opens like in a job. A failure leaves no files behind.
 */
public final class BundleWriter {

    /** Golden rows for the thresholds of each member. */
    static final int GOLDEN_ROWS = 192;

    static final int COMPARED_ROWS = 50_000;

    private static final List<String> KINDS = List.of("real", "missing", "threshold");

    /** Parts of a manifest that follow from the files. */
    public record Written(List<ModelFeature> features, List<Member> members, Golden golden) {}

    private final List<TrainedMember> trained;
    private final Examples examples;
    private final long seed;

    /**
     * Creates a writer of members.
     *
     * @param examples source of golden rows and of rows for comparison
     */
    public BundleWriter(List<TrainedMember> trained, Examples examples, long seed) {
        this.trained = trained;
        this.examples = examples;
        this.seed = seed;
    }

    /**
     * Writes the bundle and returns its manifest.
     *
     * @param manifest creates the manifest from what was written
     * @throws TrainingException if it cannot be written
     */
    public ModelManifest write(Path bundle, Function<Written, ModelManifest> manifest) {
        Path target = bundle.toAbsolutePath();
        Path partial = target.resolveSibling("." + target.getFileName() + ".partial");
        // Left by a run that was killed: its members would stay in this bundle.
        deleteTree(partial);
        try {
            Files.createDirectories(partial);
            ModelManifest written = fill(partial, manifest);
            Files.move(partial, target);
            return written;
        } catch (IOException e) {
            throw new TrainingException("bundle " + bundle + " cannot be written: " + e, e);
        } finally {
            deleteTree(partial);
        }
    }

    private ModelManifest fill(Path dir, Function<Written, ModelManifest> manifest)
            throws IOException {
        var members = new ArrayList<Member>();
        for (TrainedMember one : trained) {
            byte[] onnx = one.onnx();
            Files.write(dir.resolve(file(one)), onnx);
            members.add(member(one, Sha256.of(onnx), 0));
        }
        Golden golden = writeGolden(dir);
        FeatureSchema schema = FeatureSet.standard().schema();
        List<ModelFeature> features = features(schema);
        ManifestJson.write(manifest.apply(new Written(features, members, golden)), dir);
        // Opening runs all checks of a job.
        try (Scorer scorer = OnnxBundles.open(dir, schema)) {
            for (int i = 0; i < members.size(); i++) {
                double difference = differenceMax(scorer, i);
                members.set(i, member(trained.get(i), members.get(i).sha256(), difference));
            }
        }
        ModelManifest complete = manifest.apply(new Written(features, members, golden));
        ManifestJson.write(complete, dir);
        return complete;
    }

    private Golden writeGolden(Path dir) throws IOException {
        int width = DirectionFeatures.NAMES.size();
        var rows = new float[trained.size() * GOLDEN_ROWS * width];
        for (int i = 0; i < trained.size(); i++) {
            float[] hard = hardRows(trained.get(i), GOLDEN_ROWS, seed + 1 + i);
            System.arraycopy(hard, 0, rows, i * GOLDEN_ROWS * width, hard.length);
        }
        var expected = new LinkedHashMap<String, float[]>();
        trained.forEach(one -> expected.put(one.name(), one.predict(rows)));
        Path file = dir.resolve(GoldenRows.FILE);
        new GoldenRows(rows, expected).write(DirectionFeatures.NAMES, file);
        return new Golden(GoldenRows.FILE, Sha256.of(file), rows.length / width);
    }

    private float[] hardRows(TrainedMember one, int count, long rowSeed) {
        float[] inputs = examples.sample(count, rowSeed).inputs();
        return HardRows.harden(inputs, one.ensemble(), rowSeed);
    }

    private double differenceMax(Scorer scorer, int member) {
        TrainedMember one = trained.get(member);
        float[] rows = hardRows(one, COMPARED_ROWS, seed + 2 + trained.size() + member);
        float[] expected = one.predict(rows);
        var found = new float[expected.length];
        scorer.member(0, member).score(rows, expected.length, found);
        double worst = 0;
        for (int row = 0; row < expected.length; row++) {
            double difference = Math.abs((double) expected[row] - found[row]);
            // Negated, so that NaN counts as the worst.
            worst = !(difference <= worst) ? difference : worst;
        }
        if (!(worst <= Parity.TOLERANCE)) {
            throw new IllegalStateException(
                    "the exported trees differ from those of " + one.name() + " by " + worst);
        }
        return worst;
    }

    private static String file(TrainedMember one) {
        return one.name() + ".onnx";
    }

    private static Member member(TrainedMember one, String sha256, double difference) {
        return new Member(
                one.name(),
                one.name(),
                file(one),
                sha256,
                1,
                TreeEnsembleOnnx.INPUT,
                one.output(),
                Batching.ROWS,
                Member.DEADLINE_MILLIS,
                null,
                new Parity(COMPARED_ROWS, difference, Parity.TOLERANCE, KINDS));
    }

    private static List<ModelFeature> features(FeatureSchema schema) {
        int[] positions = schema.positionsOf(DirectionFeatures.NAMES);
        return Arrays.stream(positions)
                .mapToObj(schema.features()::get)
                .map(feature -> new ModelFeature(feature.name(), feature.definition()))
                .toList();
    }

    private static void deleteTree(Path dir) {
        if (!Files.exists(dir)) {
            return;
        }
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(dir);
        } catch (IOException e) {
            throw new TrainingException("partial bundle " + dir + " cannot be removed: " + e, e);
        }
    }
}
