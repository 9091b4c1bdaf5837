package io.tickflow.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.Quality;
import io.tickflow.core.market.Side;
import io.tickflow.core.signal.SignalOutcome.Kind;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.Prediction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalRulesTest {

    private static final long NOON = 1_399_032_000_000L;

    private final SignalRules rules =
            new SignalRules(new SignalConfig(0.60, 3.0, Quality.LOCKED, 30_000, 10_000, 5_000));

    @Test
    void shouldMakeCandidateOfConfidentPrediction() {
        SignalOutcome outcome = rules.judge(SignalState.EMPTY, scored(0.61f, NOON));

        assertThat(outcome.kind()).isEqualTo(Kind.CANDIDATE);
        assertThat(outcome.signal().side()).isEqualTo(Side.BUY);
        assertThat(outcome.signal().ordinal()).isEqualTo(3);
        assertThat(outcome.state().lastCandidateMillis()).isEqualTo(NOON);
    }

    @Test
    void shouldSellWhenProbabilityIsLow() {
        SignalOutcome outcome = rules.judge(SignalState.EMPTY, scored(0.30f, NOON));

        assertThat(outcome.signal().side()).isEqualTo(Side.SELL);
        assertThat(outcome.signal().confidence()).isEqualTo(0.70f);
    }

    @Test
    void shouldReturnNoSignalBelowGate() {
        SignalOutcome outcome = rules.judge(SignalState.EMPTY, scored(0.59f, NOON));

        assertThat(outcome.kind()).isEqualTo(Kind.BELOW_GATE);
        assertThat(outcome.signal()).isNull();
    }

    @Test
    void shouldReturnNoSignalOnAbstention() {
        var silent = prediction(Float.NaN, NOON);

        SignalOutcome outcome =
                rules.judge(
                        SignalState.EMPTY,
                        new ScoredDecision(silent, 0, true, 0, 1.1, 1.1001, 0.0001, NOON));

        assertThat(outcome.kind()).isEqualTo(Kind.ABSTAINED);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, -0.01f, 1.01f, Float.POSITIVE_INFINITY})
    void shouldTreatInvalidProbabilityAsAbstention(float probability) {
        SignalOutcome outcome = rules.judge(SignalState.EMPTY, scored(probability, NOON));

        assertThat(outcome.kind()).isEqualTo(Kind.ABSTAINED);
        assertThat(outcome.signal()).isNull();
    }

    @Test
    void shouldIgnoreCandidateFromTheFuture() {
        SignalState ahead = rules.judge(SignalState.EMPTY, scored(0.7f, NOON + 300_000)).state();

        assertThat(rules.judge(ahead, scored(0.7f, NOON)).kind()).isEqualTo(Kind.CANDIDATE);
    }

    @Test
    void shouldVetoUntilTheCooldownHasPassed() {
        SignalState after = rules.judge(SignalState.EMPTY, scored(0.7f, NOON)).state();

        SignalOutcome early = rules.judge(after, scored(0.7f, NOON + 29_999));
        SignalOutcome due = rules.judge(after, scored(0.7f, NOON + 30_000));

        assertThat(early.signal().reason()).isEqualTo(SignalReason.COOLDOWN);
        assertThat(early.state()).as("a veto does not prolong the cooldown").isEqualTo(after);
        assertThat(due.kind()).isEqualTo(Kind.CANDIDATE);
    }

    @Test
    void shouldNameFirstReasonInFixedOrder() {
        assertThat(reasonOf(false, Quality.LOCKED, 0.0004)).isEqualTo(SignalReason.NOT_READY);
        assertThat(reasonOf(true, Quality.LOCKED, 0.0004)).isEqualTo(SignalReason.POOR_QUALITY);
        assertThat(reasonOf(true, 0, 0.0004)).isEqualTo(SignalReason.WIDE_SPREAD);
        assertThat(reasonOf(true, 0, 0.0002)).isEqualTo(SignalReason.NONE);
    }

    private SignalReason reasonOf(boolean ready, int quality, double spread) {
        var decision =
                new ScoredDecision(
                        prediction(0.7f, NOON), 0, ready, quality, 1.1, 1.1 + spread, 0.0001, NOON);
        return rules.judge(SignalState.EMPTY, decision).signal().reason();
    }

    private static ScoredDecision scored(float probability, long eventTimeMillis) {
        return new ScoredDecision(
                prediction(probability, eventTimeMillis),
                3,
                true,
                0,
                1.1,
                1.1001,
                0.0001,
                eventTimeMillis);
    }

    private static Prediction prediction(float probability, long eventTimeMillis) {
        return new Prediction(
                "d",
                "EURUSD",
                eventTimeMillis,
                "m",
                "1",
                "",
                probability,
                1,
                1,
                Abstention.NONE,
                Float.NaN,
                Float.NaN,
                List.of());
    }
}
