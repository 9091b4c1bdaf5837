package io.tickflow.model.training.bundle;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.model.contract.ModelManifest;
import io.tickflow.model.contract.ModelManifest.Member;
import io.tickflow.model.contract.Score;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.onnx.GoldenRows;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.onnx.Sha256;
import io.tickflow.model.training.data.DirectionFeatures;
import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.run.TrainingException;
import io.tickflow.model.training.tree.TreeEnsemble;
import io.tickflow.model.training.tree.XgboostModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes a bundle: exports the model, compares the export with the trainer, and moves the directory
 * into place once it opens like in a job. A failure leaves no files behind.
 */
public final class BundleWriter {

    static final int GOLDEN_ROWS = 192;
    static final int COMPARED_ROWS = 50_000;

    private static final String MODEL = "xgboost.onnx";

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
     * @param manifest creates the manifest from its only member
     * @throws TrainingException if it cannot be written
     */
    public ModelManifest write(Path bundle, Function<Member, ModelManifest> manifest) {
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

    private ModelManifest fill(Path dir, Function<Member, ModelManifest> manifest)
            throws IOException {
        TreeEnsemble ensemble = TreeEnsemble.parse(model.toJson());
        byte[] onnx = TreeEnsembleOnnx.write(ensemble, model.features(), "trees");
        Files.write(dir.resolve(MODEL), onnx);
        float[] golden = hardRows(ensemble, GOLDEN_ROWS, seed + 1);
        new GoldenRows(golden, model.predict(golden)).write(DirectionFeatures.NAMES, dir);
        ManifestJson.write(manifest.apply(member(onnx, 0)), dir);
        // Opening runs all checks of a job.
        try (Scorer scorer = OnnxBundles.open(dir, FeatureSet.standard().schema())) {
            float[] rows = hardRows(ensemble, COMPARED_ROWS, seed + 2);
            double difference = differenceMax(scorer, rows);
            if (!(difference <= GoldenRows.TOLERANCE)) {
                throw new IllegalStateException(
                        "the exported trees differ from XGBoost's by " + difference);
            }
            ModelManifest complete = manifest.apply(member(onnx, difference));
            ManifestJson.write(complete, dir);
            return complete;
        }
    }

    private float[] hardRows(TreeEnsemble ensemble, int count, long rowSeed) {
        float[] inputs = examples.sample(count, rowSeed).inputs();
        return HardRows.harden(inputs, model.features(), ensemble, rowSeed);
    }

    private double differenceMax(Scorer scorer, float[] rows) {
        float[] expected = model.predict(rows);
        Score[] found = scorer.score(rows, expected.length);
        double worst = 0;
        for (int row = 0; row < expected.length; row++) {
            double difference = Math.abs((double) expected[row] - found[row].probability());
            // Negated, so that NaN counts as the worst.
            worst = !(difference <= worst) ? difference : worst;
        }
        return worst;
    }

    private Member member(byte[] onnx, double difference) {
        return new Member(
                "xgboost",
                "xgboost",
                MODEL,
                Sha256.of(onnx),
                1,
                TreeEnsembleOnnx.INPUT,
                List.of(-1L, (long) model.features()),
                TreeEnsembleOnnx.OUTPUT,
                List.of(-1L, 2L),
                difference);
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
