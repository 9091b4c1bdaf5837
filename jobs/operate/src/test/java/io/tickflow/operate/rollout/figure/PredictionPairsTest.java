package io.tickflow.operate.rollout.figure;

import static io.tickflow.testkit.builder.PredictionBuilder.prediction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.operate.rollout.gate.GateKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionPairsTest {

    private static final long LATER = PredictionPairs.MISSED_MILLIS;

    private final List<PredictionPair> found = new ArrayList<>();
    private final List<Long> missed = new ArrayList<>();
    private final PredictionPairs pairs = new PredictionPairs(found::add, missed::add);

    @Test
    void shouldJoinInAnyOrderAndOnce() {
        Prediction champion = prediction("d").probability(0.6f).build();
        Prediction shadow = shadow("d", 0.7f);

        pairs.onShadow(shadow, 130);
        pairs.onChampion(champion, 110);
        pairs.onVector("d", 100);
        pairs.onVector("d", 101);
        pairs.onChampion(champion, 110);
        pairs.onShadow(shadow, 140);

        assertThat(found).containsExactly(new PredictionPair(champion, shadow, 100, 130));
        assertThat(found.get(0).latencyMillis()).isEqualTo(30);
    }

    @Test
    void shouldMissVectorsOfTheChampionAlone() {
        pairs.onVector("missed", 100);
        pairs.onChampion(prediction("missed").build(), 110);
        pairs.onVector("scored", 100);
        pairs.onChampion(prediction("scored").build(), 110);
        pairs.onShadow(shadow("scored", 0.5f), 120);

        pairs.onChampion(prediction("before").build(), 110 + LATER - 1);
        pairs.onChampion(prediction("other").symbol("GBPUSD").build(), 110 + LATER);
        assertThat(missed).isEmpty();
        pairs.onChampion(prediction("after").build(), 110 + LATER);

        assertThat(missed).containsExactly(110L);
    }

    @Test
    void shouldNotCountTheMissedTwice() {
        pairs.onVector("d", 100);
        pairs.onChampion(prediction("d").build(), 110);
        pairs.onChampion(prediction("later").build(), 110 + LATER);

        pairs.onShadow(shadow("d", 0.5f), 110 + LATER + 1);
        pairs.onChampion(prediction("d").build(), 110 + LATER + 2);

        assertThat(missed).hasSize(1);
        assertThat(found).isEmpty();
    }

    @Test
    void shouldCompareTheSameVectors() {
        Figure agreement = of(GateKind.SHADOW_AGREEMENT);
        Figure abstention = of(GateKind.SHADOW_ABSTENTION);
        Figure latency = of(GateKind.SHADOW_P99);
        Figure missing = of(GateKind.SHADOW_MISSING);
        for (int i = 0; i < 100; i++) {
            Prediction shadow =
                    i < 20
                            ? prediction("d").role(PredictionRole.SHADOW).abstained().build()
                            : shadow("d", i < 40 ? 0.4f : 0.6f);
            var pair = new PredictionPair(prediction("d").probability(0.7f).build(), shadow, 0, i);
            List.of(agreement, abstention, latency, missing).forEach(each -> each.onPair(pair));
        }
        missing.onMissing();

        assertThat(agreement.value()).isEqualTo(0.75);
        assertThat(agreement.count()).isEqualTo(80);
        assertThat(abstention.value()).isEqualTo(0.2, within(1e-9));
        assertThat(abstention.note()).isEqualTo("shadow 20.0 %, champion 0.0 %");
        assertThat(latency.value()).isEqualTo(98);
        assertThat(missing.value()).isEqualTo(1 / 101.0, within(1e-9));
    }

    @Test
    void shouldNameTheMemberThatIsAbsent() {
        Figure members = of(GateKind.SHADOW_MEMBER_ABSENCE);
        Figure errors = of(GateKind.SHADOW_ERRORS);
        Prediction champion = prediction("d").build();
        Prediction failed = prediction("d").role(PredictionRole.SHADOW).abstained().build();
        for (Prediction shadow : List.of(failed, shadow("d", 0.5f))) {
            var pair = new PredictionPair(champion, shadow, 0, 0);
            members.onPair(pair);
            errors.onPair(pair);
        }

        assertThat(members.value()).isEqualTo(0.5);
        assertThat(members.note()).isEqualTo("direction.xgboost");
        assertThat(errors.value()).isEqualTo(0.5);
    }

    @Test
    void shouldFindNoShiftBetweenEqualAnswers() {
        Figure equal = of(GateKind.SHADOW_SHIFT);
        Figure shifted = of(GateKind.SHADOW_SHIFT);
        for (int i = 0; i < 1_000; i++) {
            float probability = (i % 100) / 200f;
            Prediction champion = prediction("d").probability(probability).build();
            equal.onPair(new PredictionPair(champion, shadow("d", probability), 0, 0));
            shifted.onPair(new PredictionPair(champion, shadow("d", probability + 0.4f), 0, 0));
        }

        assertThat(equal.value()).isZero();
        assertThat(shifted.value()).isGreaterThan(1);
    }

    private static Prediction shadow(String decisionId, float probability) {
        return prediction(decisionId).role(PredictionRole.SHADOW).probability(probability).build();
    }

    private static Figure of(GateKind kind) {
        return Figures.of(kind, BundleFigures.NONE, 10_000).orElseThrow();
    }
}
