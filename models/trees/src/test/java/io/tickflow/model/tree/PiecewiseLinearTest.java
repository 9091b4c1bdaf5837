package io.tickflow.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.model.tree.file.TreeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecewiseLinearTest {

    private static final PiecewiseLinear LINE =
            new PiecewiseLinear(List.of(-1.0, 0.5, 2.0), List.of(0.2, 0.5, 0.9));

    @Test
    void shouldBeStraightBetweenKnotsAndFlatOutside() {
        assertThat(LINE.at(-7)).isEqualTo(0.2);
        assertThat(LINE.at(-1)).isEqualTo(0.2);
        assertThat(LINE.at(-0.25)).isCloseTo(0.35, within(1e-12));
        assertThat(LINE.at(0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(LINE.at(2)).isCloseTo(0.9, within(1e-12));
        assertThat(LINE.at(99)).isCloseTo(0.9, within(1e-12));
        assertThat(new PiecewiseLinear(List.of(1.0), List.of(0.4)).at(3)).isEqualTo(0.4);
    }

    @Test
    void shouldRefuseKnotsThatDoNotRise() {
        assertThatThrownBy(() -> new PiecewiseLinear(List.of(1.0, 1.0), List.of(0.1, 0.2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PiecewiseLinear(List.of(1.0), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldCalibrateWithinGraph() throws IOException {
        Path models = Path.of("..", "..", "testdata", "models");
        TreeEnsemble ensemble = TreeFile.read(models.resolve("lgb_zero_missing.txt"));
        float[] rows = HardRows.harden(new float[300 * ensemble.features()], ensemble, 3);
        float[] margins = new TreeArrays(ensemble.withLink(Link.IDENTITY)).score(rows);

        float[] found = OnnxScores.calibrated(ensemble, LINE, rows, 300);

        for (int row = 0; row < margins.length; row++) {
            assertThat((double) found[row]).isCloseTo(LINE.at(margins[row]), within(2e-7));
        }
        assertThat(OnnxScores.calibrated(ensemble, LINE, rows, 1)).containsExactly(found);
        assertThat(OnnxScores.calibrated(ensemble, LINE, rows, 33)).containsExactly(found);
    }

    @Test
    void shouldScaleMarginsWithinLeaves() throws IOException {
        Path models = Path.of("..", "..", "testdata", "models");
        TreeEnsemble plain = TreeFile.read(models.resolve("xgb_base_score.json"));
        float[] rows = HardRows.harden(new float[300 * plain.features()], plain, 3);
        float[] margins = new TreeArrays(plain.withLink(Link.IDENTITY)).score(rows);

        float[] found = OnnxScores.of(plain.scaled(0.7, -0.2), rows);

        for (int row = 0; row < margins.length; row++) {
            double expected = 1 / (1 + Math.exp(-(0.7 * margins[row] - 0.2)));
            assertThat((double) found[row]).isCloseTo(expected, within(2e-7));
        }
    }
}
