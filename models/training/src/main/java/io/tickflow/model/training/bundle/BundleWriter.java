package io.tickflow.model.training.bundle;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Parity;
import io.tickflow.model.onnx.GoldenRows;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.onnx.Sha256;
import io.tickflow.model.training.data.DirectionFeatures;
import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.run.TrainingException;
import io.tickflow.model.training.tree.XgboostModel;
import io.tickflow.model.tree.HardRows;
import io.tickflow.model.tree.TreeEnsemble;
import io.tickflow.model.tree.file.XgboostFile;
import io.tickflow.model.tree.onnx.TreeEnsembleOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes a bundle: exports the model, compares the export with the trainer, and moves the directory
 * into place once it opens like in a job. A failure leaves no files behind.
 */
public final class BundleWriter {

    static final int GOLDEN_ROWS = 192;
    static final int COMPARED_ROWS = 50_000;

    private static final String MEMBER = "xgboost";
    private static final String MODEL = "xgboost.onnx";

    /** Parts of a manifest that follow from the files. */
    public record Written(List<ModelFeature> features, Member member, Golden golden) {}

    private final XgboostModel model;
    private final Examples examples;
    private final long seed;

    /**
     * Creates a writer of {@code model}.
     *
     * @param examples source of golden rows and of rows for comparison
     */
    public BundleWriter(XgboostModel model, Examples examples, long seed) {
        this.model = model;
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
        TreeEnsemble ensemble = XgboostFile.parse(model.toJson());
        byte[] onnx = TreeEnsembleOnnx.write(ensemble, "trees");
        Files.write(dir.resolve(MODEL), onnx);
        float[] golden = hardRows(ensemble, GOLDEN_ROWS, seed + 1);
        Path goldenFile = dir.resolve(GoldenRows.FILE);
        new GoldenRows(golden, Map.of(MEMBER, model.predict(golden)))
                .write(DirectionFeatures.NAMES, goldenFile);
        var goldenOf = new Golden(GoldenRows.FILE, Sha256.of(goldenFile), GOLDEN_ROWS);
        FeatureSchema schema = FeatureSet.standard().schema();
        List<ModelFeature> features = features(schema);
        ManifestJson.write(manifest.apply(new Written(features, member(onnx, 0), goldenOf)), dir);
        // Opening runs all checks of a job.
        try (Scorer scorer = OnnxBundles.open(dir, schema)) {
            float[] rows = hardRows(ensemble, COMPARED_ROWS, seed + 2);
            double difference = differenceMax(scorer, rows);
            if (!(difference <= Parity.TOLERANCE)) {
                throw new IllegalStateException(
                        "the exported trees differ from XGBoost's by " + difference);
            }
            ModelManifest complete =
                    manifest.apply(new Written(features, member(onnx, difference), goldenOf));
            ManifestJson.write(complete, dir);
            return complete;
        }
    }

    private float[] hardRows(TreeEnsemble ensemble, int count, long rowSeed) {
        float[] inputs = examples.sample(count, rowSeed).inputs();
        return HardRows.harden(inputs, ensemble, rowSeed);
    }

    private double differenceMax(Scorer scorer, float[] rows) {
        float[] expected = model.predict(rows);
        var found = new float[expected.length];
        scorer.member(0, 0).score(rows, expected.length, found);
        double worst = 0;
        for (int row = 0; row < expected.length; row++) {
            double difference = Math.abs((double) expected[row] - found[row]);
            // Negated, so that NaN counts as the worst.
            worst = !(difference <= worst) ? difference : worst;
        }
        return worst;
    }

    private Member member(byte[] onnx, double difference) {
        return new Member(
                MEMBER,
                "xgboost",
                MODEL,
                Sha256.of(onnx),
                1,
                TreeEnsembleOnnx.INPUT,
                MemberOutput.binary(TreeEnsembleOnnx.PROBABILITIES),
                Batching.ROWS,
                Member.DEADLINE_MILLIS,
                null,
                new Parity(
                        COMPARED_ROWS,
                        difference,
                        Parity.TOLERANCE,
                        List.of("real", "missing", "threshold")));
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
