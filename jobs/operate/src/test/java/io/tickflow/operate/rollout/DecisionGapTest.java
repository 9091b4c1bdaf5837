package io.tickflow.operate.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionGapTest {

    private final DecisionGap gap = new DecisionGap("old", "new", 1_000);

    @Test
    void shouldSpanFromLastToFirst() {
        predict("old", 100);
        predict("old", 400);
        predict("new", 1_300);
        predict("new", 1_200);
        predict("another", 5_000);

        assertThat(gap.lastMillis()).isEqualTo(400);
        assertThat(gap.firstMillis()).isEqualTo(1_200);
    }

    /** Going back from a bundle that never decided. */
    @Test
    void shouldBridgeBundleWithoutDecision() {
        predict("new", 300);
        predict("new", 1_500);

        assertThat(gap.lastMillis()).isEqualTo(300);
        assertThat(gap.firstMillis()).isEqualTo(1_500);
    }

    private void predict(String digest, long appendMillis) {
        gap.onPrediction(
                new Prediction(
                        "d" + appendMillis,
                        "EURUSD",
                        appendMillis,
                        "m",
                        "1",
                        digest,
                        0.5f,
                        1,
                        1,
                        Abstention.NONE,
                        Float.NaN,
                        Abstention.NONE,
                        Float.NaN,
                        Abstention.NONE,
                        List.of(),
                        PredictionRole.CHAMPION),
                appendMillis);
    }
}
