package io.tickflow.model.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Small ensembles whose scores are known. */
class TreeEnsembleTest {

    private static final boolean[] NEVER = {false, false, false};

    @Test
    void shouldApplyLogisticFunctionWithoutNegativeLeaf() {
        TreeEnsemble stump = stump(Split.LESS_THAN, NEVER, NEVER, 0.25f, 1.5f, 0);

        float[] found = OnnxScores.of(stump, new float[] {0.25f, 0.5f, Float.NaN});

        assertThat(found)
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(logistic(0.25), logistic(1.5), logistic(1.5));
    }

    @Test
    void shouldStartFromBaseMargin() {
        TreeEnsemble stump = stump(Split.LESS_THAN, NEVER, NEVER, -0.5f, -0.5f, 2);

        assertThat(OnnxScores.of(stump, new float[] {1}))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(logistic(1.5));
    }

    @Test
    void shouldKeepEqualValuesOnTheirSide() {
        float[] rows = {0.5f, Math.nextUp(0.5f), Math.nextDown(0.5f)};

        assertThat(scores(stump(Split.LESS_THAN, NEVER, NEVER, -1, 1, 0), rows))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(logistic(1), logistic(1), logistic(-1));
        assertThat(scores(stump(Split.LESS_OR_EQUAL, NEVER, NEVER, -1, 1, 0), rows))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(logistic(-1), logistic(1), logistic(-1));
    }

    @Test
    void shouldTakeZeroForMissingAtItsNodes() {
        boolean[] root = {true, false, false};
        float[] rows = {0, 1e-35f, -1e-36f, 2e-35f, -1, 3, Float.NaN};
        // Zero is below the threshold, but missing values go right.
        TreeEnsemble right = stump(Split.LESS_OR_EQUAL, NEVER, root, -1, 1, 0);

        assertThat(scores(right, rows))
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(
                        logistic(1),
                        logistic(1),
                        logistic(1),
                        logistic(-1),
                        logistic(-1),
                        logistic(1),
                        logistic(1));
    }

    private static float[] scores(TreeEnsemble ensemble, float[] rows) {
        float[] scores = OnnxScores.of(ensemble, rows);
        assertThat(new TreeArrays(ensemble).score(rows)).containsExactly(scores);
        return scores;
    }

    private static TreeEnsemble stump(
            Split split,
            boolean[] missingGoesLeft,
            boolean[] zeroIsMissing,
            float left,
            float right,
            float base) {
        var tree =
                new Tree(
                        0,
                        new int[] {1, -1, -1},
                        new int[] {2, -1, -1},
                        new int[] {0, 0, 0},
                        new float[] {0.5f, left, right},
                        missingGoesLeft,
                        zeroIsMissing);
        return new TreeEnsemble(
                new ModelSource("test", "1", "binary"),
                1,
                List.of(),
                split,
                Link.LOGISTIC,
                List.of(base),
                List.of(tree));
    }

    private static float logistic(double margin) {
        return (float) (1 / (1 + Math.exp(-margin)));
    }
}
