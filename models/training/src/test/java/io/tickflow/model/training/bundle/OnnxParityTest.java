package io.tickflow.model.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.tickflow.model.training.run.Progress;
import io.tickflow.model.training.tree.SyntheticRows;
import io.tickflow.model.training.tree.TreeEnsemble;
import io.tickflow.model.training.tree.TreeEnsemble.Tree;
import io.tickflow.model.training.tree.TreeSettings;
import io.tickflow.model.training.tree.XgboostModel;
import io.tickflow.model.training.tree.XgboostTrainer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Exported model against XGBoost's own prediction, on hard rows. */
class OnnxParityTest {

    private static final int ROWS = 50_000;
    private static final int FEATURES = SyntheticRows.FEATURES;
    private static final TreeSettings SETTINGS = new TreeSettings(11, 60, 6, 100_000);

    @Test
    void shouldScoreAsXgboostDoes() throws OrtException {
        var training = new SyntheticRows(1, 20_000);
        try (XgboostModel model =
                new XgboostTrainer(SETTINGS)
                        .train(training.inputs, training.labels, Progress.NONE)) {
            TreeEnsemble ensemble = TreeEnsemble.parse(model.toJson());
            byte[] onnx = TreeEnsembleOnnx.write(ensemble, FEATURES, "test");

            float[] rows = rows(ensemble, 99);
            float[] expected = model.predict(rows);
            float[] found = score(onnx, rows);

            double worst = 0;
            int sidesChanged = 0;
            for (int row = 0; row < ROWS; row++) {
                worst = Math.max(worst, Math.abs((double) expected[row] - found[row]));
                sidesChanged += (expected[row] > 0.5f) == (found[row] > 0.5f) ? 0 : 1;
            }
            System.out.println("largest difference of " + ROWS + " rows: " + worst);
            assertThat(worst).isLessThanOrEqualTo(1e-6);
            assertThat(sidesChanged).isZero();
        }
    }

    @Test
    void shouldGrowSameTreesFromSameRows() {
        var training = new SyntheticRows(2, 5_000);
        var trainer = new XgboostTrainer(SETTINGS);
        try (XgboostModel first = trainer.train(training.inputs, training.labels, Progress.NONE);
                XgboostModel second =
                        trainer.train(training.inputs, training.labels, Progress.NONE);
                XgboostModel other =
                        new XgboostTrainer(SETTINGS.withSeed(12))
                                .train(training.inputs, training.labels, Progress.NONE)) {
            assertThat(first.toJson()).isEqualTo(second.toJson()).isNotEqualTo(other.toJson());
        }
    }

    @Test
    void shouldApplyLogisticFunctionWithoutNegativeLeaf() throws OrtException {
        var stump =
                new Tree(
                        new int[] {1, -1, -1},
                        new int[] {2, -1, -1},
                        new int[] {0, 0, 0},
                        new float[] {0.5f, 0.25f, 1.5f},
                        new boolean[] {false, false, false});

        float[] found =
                score(
                        TreeEnsembleOnnx.write(new TreeEnsemble(List.of(stump), 0), 1, "stump"),
                        new float[] {0.25f, 0.5f, Float.NaN});

        assertThat(found)
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(logistic(0.25), logistic(1.5), logistic(1.5));
    }

    @Test
    void shouldStartFromTheBaseMargin() throws OrtException {
        var leaf =
                new Tree(
                        new int[] {-1},
                        new int[] {-1},
                        new int[] {0},
                        new float[] {-0.5f},
                        new boolean[] {false});

        float[] found =
                score(
                        TreeEnsembleOnnx.write(new TreeEnsemble(List.of(leaf), 2), 1, "leaf"),
                        new float[] {1});

        assertThat(found).usingComparatorWithPrecision(1e-6f).containsExactly(logistic(1.5));
    }

    /** Random rows, some with missing values, some exactly on thresholds. */
    private static float[] rows(TreeEnsemble ensemble, long seed) {
        float[] rows = new SyntheticRows(seed, ROWS).inputs;
        var random = new Random(seed);
        for (int row = 0; row < ROWS; row += 2) {
            for (int i = 0; i < FEATURES; i++) {
                Tree tree = ensemble.trees().get(random.nextInt(ensemble.trees().size()));
                int node = random.nextInt(tree.left().length);
                if (!tree.isLeaf(node)) {
                    float on = tree.value()[node];
                    rows[row * FEATURES + tree.feature()[node]] =
                            switch (random.nextInt(3)) {
                                case 0 -> on;
                                case 1 -> Math.nextUp(on);
                                default -> Math.nextDown(on);
                            };
                }
            }
        }
        return rows;
    }

    private static float logistic(double margin) {
        return (float) (1 / (1 + Math.exp(-margin)));
    }

    private static float[] score(byte[] onnx, float[] rows) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(onnx)) {
            int features =
                    (int)
                            ((ai.onnxruntime.TensorInfo)
                                            session.getInputInfo().get("features").getInfo())
                                    .getShape()[1];
            long[] shape = {rows.length / features, features};
            try (OnnxTensor input =
                            OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), shape);
                    var result = session.run(Map.of("features", input), Set.of("probabilities"))) {
                float[][] both = (float[][]) result.get(0).getValue();
                var positive = new float[both.length];
                for (int row = 0; row < both.length; row++) {
                    positive[row] = both[row][1];
                }
                return positive;
            }
        }
    }
}
