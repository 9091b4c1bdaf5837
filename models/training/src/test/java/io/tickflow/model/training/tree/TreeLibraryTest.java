package io.tickflow.model.training.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.training.run.Progress;
import io.tickflow.model.tree.TreeEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TreeLibraryTest {

    private static final TreeSettings SETTINGS = new TreeSettings(11, 40, 6, 40, 15, 100_000);

    @ParameterizedTest
    @EnumSource
    void shouldGrowSameTreesFromSameRows(TreeLibrary library) {
        TreeEnsemble first = train(library, SETTINGS);

        assertThat(train(library, SETTINGS)).usingRecursiveComparison().isEqualTo(first);
        assertThat(train(library, SETTINGS.withSeed(12)))
                .usingRecursiveComparison()
                .isNotEqualTo(first);
        assertThat(first.trees()).hasSize(40);
        assertThat(first.source().library()).isEqualTo(library.memberName());
    }

    @ParameterizedTest
    @EnumSource
    void shouldPredictLogisticFunctionOfMargins(TreeLibrary library) {
        var rows = new SyntheticRows(2, 5_000);
        library.load();
        try (TrainedTrees trees =
                library.train(SETTINGS, rows.inputs, rows.labels, Progress.NONE)) {
            float[] probabilities = trees.predict(rows.inputs);
            double[] margins = trees.margins(rows.inputs);
            int right = 0;
            for (int row = 0; row < probabilities.length; row++) {
                double expected = 1 / (1 + Math.exp(-margins[row]));
                assertThat(Math.abs(probabilities[row] - expected)).isLessThan(1e-6);
                right += probabilities[row] > 0.5 == rows.labels[row] > 0 ? 1 : 0;
            }
            assertThat(right).isGreaterThan(3_500);
        }
        assertThat(library.version()).matches("[0-9].*");
    }

    @Test
    void shouldParseNames() {
        assertThat(TreeLibrary.parse("lightgbm,xgboost"))
                .containsExactly(TreeLibrary.LIGHTGBM, TreeLibrary.XGBOOST);
        assertThatThrownBy(() -> TreeLibrary.parse("xgboost,catboost"))
                .hasMessageContaining("'catboost'")
                .hasMessageContaining("xgboost, lightgbm");
        assertThatThrownBy(() -> TreeLibrary.parse("xgboost,xgboost"))
                .hasMessageContaining("twice");
    }

    private static TreeEnsemble train(TreeLibrary library, TreeSettings settings) {
        var rows = new SyntheticRows(2, 5_000);
        library.load();
        try (TrainedTrees trees =
                library.train(settings, rows.inputs, rows.labels, Progress.NONE)) {
            return trees.ensemble();
        }
    }
}
