package io.tickflow.model.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.data.SeriesBuilder;
import io.tickflow.model.training.evaluation.Judgement.Baseline;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineRuleTest {

    private static final long HOUR = 3_600_000;

    @Test
    void shouldPredictReversalOfLastMove() {
        var series =
                new SeriesBuilder()
                        .tick(0, 2)
                        .tick(1, 3)
                        .tick(2, 3)
                        .tick(3, 1)
                        .tick(3 + HOUR, 5)
                        .tick(4 + HOUR, 6)
                        .series();

        assertThat(BaselineRule.lastMoveReversal(series.quotes()))
                .containsExactly(0, -1, -1, 1, 0, -1);
    }

    @Test
    void shouldPredictReturnToDecayedMean() {
        // The mean has come to 2 * (1 - e^-1) of the way from 2 to 4 when mid falls to 3.
        var series = new SeriesBuilder().tick(0, 2).tick(1, 4).tick(10_001, 3).series();
        double mean = 2 + 2 * (1 - Math.exp(-1));
        assertThat(mean).isCloseTo(3.26, within(0.01));

        assertThat(BaselineRule.deviationReversal(series.quotes())).containsExactly(0, -1, 1);
    }

    @Test
    void shouldCountOnlyRowsWithAnAnswer() {
        var builder = new SeriesBuilder();
        double[] mids = {2, 2, 3, 2, 3, 2, 2, 2, 2, 2};
        for (int i = 0; i < mids.length; i++) {
            builder.tick(i, mids[i]);
        }
        var examples =
                Examples.between(List.of(builder.labelled()), Long.MIN_VALUE, Long.MAX_VALUE);
        assertThat(examples.size()).isEqualTo(5);

        Baseline reversal =
                Judge.judge(
                                Evaluation.rows(
                                        examples, new float[] {0.9f, 0.5f, 0.5f, 0.3f, 0.5f}),
                                Gate.confidence(0.6))
                        .baselines()
                        .get(0);

        // No move before rows 0 and 1; 3 down is right, 2 up is right, 3 down is right.
        assertThat(reversal.rows()).isEqualTo(3);
        assertThat(reversal.accuracy()).isEqualTo(1);
        assertThat(reversal.rowsAtGate()).isEqualTo(1);
    }
}
