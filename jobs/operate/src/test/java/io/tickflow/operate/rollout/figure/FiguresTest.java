package io.tickflow.operate.rollout.figure;

import static io.tickflow.testkit.builder.PredictionBuilder.prediction;
import static io.tickflow.testkit.builder.SignalBuilder.signal;
import static io.tickflow.testkit.builder.VectorBuilder.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.operate.rollout.gate.GateKind;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final long HORIZON = 10_000;

    @Test
    void shouldShareAbstentionsAndMissingAnswers() {
        Figure abstentions = of(GateKind.ABSTENTION, BundleFigures.NONE);
        Figure absences = of(GateKind.MEMBER_ABSENCE, BundleFigures.NONE);
        for (int i = 0; i < 10; i++) {
            var built = prediction("d" + i);
            var next = i < 3 ? built.abstained().build() : built.build();
            abstentions.onPrediction(next, i);
            absences.onPrediction(next, i);
        }

        assertThat(abstentions.value()).isEqualTo(0.3);
        assertThat(abstentions.count()).isEqualTo(10);
        assertThat(absences.value()).isEqualTo(0.3);
        assertThat(absences.note()).isEqualTo("direction.xgboost");
    }

    @Test
    void shouldCompareSharesWithBundleBefore() {
        var review = new BundleReview();
        review.onPrediction(prediction("a").build());
        review.onPrediction(prediction("b").abstained().build());
        Figure abstentions = of(GateKind.ABSTENTION, review.figures());

        abstentions.onPrediction(prediction("c").abstained().build(), 1);

        assertThat(abstentions.value()).isEqualTo(0.5);
        assertThat(abstentions.note()).isEqualTo("100.0 % after 50.0 %");
    }

    @Test
    void shouldJoinLatencyInAnyOrder() {
        Figure latency = of(GateKind.DECISION_P99, BundleFigures.NONE);
        for (int i = 0; i < 200; i++) {
            var tick = vector("d" + i).appendedAt(1_000).build();
            var answer = prediction("d" + i).build();
            long appendMillis = 1_000L + (i < 190 ? 20 : 700);
            if (i % 2 == 0) {
                latency.onVector(tick);
                latency.onPrediction(answer, appendMillis);
            } else {
                latency.onPrediction(answer, appendMillis);
                latency.onVector(tick);
            }
        }

        assertThat(latency.count()).isEqualTo(200);
        assertThat(latency.value()).isEqualTo(700);
    }

    @Test
    void shouldCountVetoes() {
        Figure vetoes = of(GateKind.VETO, BundleFigures.NONE);
        vetoes.onSignal(signal("a").build());
        vetoes.onSignal(signal("b").vetoed(SignalReason.COOLDOWN).build());

        assertThat(vetoes.value()).isEqualTo(0.5);
    }

    @Test
    void shouldSeeShiftOnlyOfOtherDistribution() {
        var review = new BundleReview();
        var random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            review.onPrediction(prediction("r" + i).probability(around(0.5, random)).build());
        }
        Figure same = of(GateKind.PREDICTION_SHIFT, review.figures());
        Figure moved = of(GateKind.PREDICTION_SHIFT, review.figures());
        for (int i = 0; i < 5_000; i++) {
            same.onPrediction(prediction("s" + i).probability(around(0.5, random)).build(), i);
            moved.onPrediction(prediction("m" + i).probability(around(0.6, random)).build(), i);
        }

        assertThat(same.value()).isLessThan(0.05);
        assertThat(moved.value()).isGreaterThan(0.5);
    }

    /** Two bins by hand: half and half before, three to one now. */
    @Test
    void shouldGiveIndexOfTwoBins() {
        var review = new BundleReview();
        for (int i = 0; i < 400; i++) {
            review.onPrediction(prediction("r" + i).probability(i % 2 == 0 ? 0.2f : 0.8f).build());
        }
        Figure shift = of(GateKind.PREDICTION_SHIFT, review.figures());
        for (int i = 0; i < 400; i++) {
            shift.onPrediction(
                    prediction("s" + i).probability(i % 4 == 0 ? 0.2f : 0.8f).build(), i);
        }

        double expected = (0.5 - 0.25) * Math.log(0.5 / 0.25) + (0.5 - 0.75) * Math.log(0.5 / 0.75);
        assertThat(shift.value()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void shouldHaveNoShiftWithoutBundleBefore() {
        Figure shift = of(GateKind.PREDICTION_SHIFT, BundleFigures.NONE);
        shift.onPrediction(prediction("s").build(), 1);

        assertThat(shift.value()).isNaN();
        assertThat(shift.note()).contains("only 0 probabilities of 200");
    }

    @Test
    void shouldJudgeSideByPriceAtHorizon() {
        Figure accuracy = of(GateKind.ACCURACY, BundleFigures.NONE);
        decide(accuracy, "up-right", 0, 0.7f);
        decide(accuracy, "down-wrong", 1, 0.3f);
        decide(accuracy, "too-old", -HORIZON, 0.7f);
        accuracy.onVector(quoted("later", HORIZON + 500, 1.2));

        assertThat(accuracy.count()).isEqualTo(2);
        assertThat(accuracy.value()).isEqualTo(0.5);
    }

    private static void decide(Figure figure, String id, long timeMillis, float probability) {
        figure.onVector(quoted(id, timeMillis, 1.1));
        figure.onPrediction(prediction(id).probability(probability).build(), timeMillis);
    }

    private static FeatureVector quoted(String id, long timeMillis, double mid) {
        var plain = vector(id).at(timeMillis).build();
        return new FeatureVector(
                plain.decisionId(),
                plain.symbol(),
                plain.eventTimeMillis(),
                plain.ordinal(),
                plain.values(),
                plain.featureHash(),
                plain.ready(),
                plain.quality(),
                mid,
                mid,
                plain.typicalSpread(),
                plain.partition(),
                plain.offset(),
                plain.appendTimeMillis(),
                plain.schema(),
                plain.settled());
    }

    private static float around(double center, Random random) {
        return (float) Math.max(0, Math.min(1, center + 0.05 * random.nextGaussian()));
    }

    private static Figure of(GateKind kind, BundleFigures before) {
        return Figures.of(kind, before, HORIZON).orElseThrow();
    }
}
