package io.tickflow.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.Quality;
import io.tickflow.core.market.Side;
import io.tickflow.core.signal.SignalOutcome.Kind;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalRulesTest {

    private static final long NOON = 1_399_032_000_000L;

    private final SignalRules rules =
            new SignalRules(
                    new SignalConfig(
                            SignalGates.ofDirection(0.60),
                            3.0,
                            Quality.LOCKED,
                            30_000,
                            10_000,
                            5_000));

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
                        new ScoredDecision(
                                silent, 0, true, 0, 1.1, 1.1001, 0.0001, NOON, List.of(), true));

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

    @Test
    void shouldVetoDisagreeingMembers() {
        var strict = rules(new SignalGates(0.6, 0.75, Double.NaN, Double.NaN));

        assertThat(reason(strict, agreeing(0.74f))).isEqualTo(SignalReason.LOW_AGREEMENT);
        assertThat(reason(strict, agreeing(0.75f))).isEqualTo(SignalReason.NONE);
    }

    @Test
    void shouldVetoWithoutConsentOfMeta() {
        var withMeta = rules(new SignalGates(0.6, 0, 0.55, Double.NaN));

        assertThat(reason(withMeta, meta(0.54f, Abstention.NONE)))
                .isEqualTo(SignalReason.META_VETO);
        assertThat(reason(withMeta, meta(Float.NaN, Abstention.NO_QUORUM)))
                .isEqualTo(SignalReason.META_ABSENT);
        assertThat(reason(withMeta, meta(0.55f, Abstention.NONE))).isEqualTo(SignalReason.NONE);
        assertThat(reason(rules, meta(0.01f, Abstention.NONE)))
                .as("a bundle without meta")
                .isEqualTo(SignalReason.NONE);
    }

    @Test
    void shouldKeepRegimeUntilItsNextVote() {
        var gated = rules(new SignalGates(0.6, 0, Double.NaN, 0.5));
        SignalState state = SignalState.EMPTY;

        SignalOutcome before = gated.judge(state, regime(Float.NaN, OTHER_POINT, NOON));
        assertThat(before.signal().reason()).isEqualTo(SignalReason.REGIME_ABSENT);
        SignalOutcome good = gated.judge(before.state(), regime(0.5f, Abstention.NONE, NOON + 1));
        assertThat(good.kind()).isEqualTo(Kind.CANDIDATE);
        assertThat(good.state().regime()).isEqualTo(new RegimeVote(0.5f, NOON + 1));
        SignalOutcome kept =
                gated.judge(good.state(), regime(Float.NaN, OTHER_POINT, NOON + 60_000));
        assertThat(kept.kind()).isEqualTo(Kind.CANDIDATE);
        SignalOutcome bad =
                gated.judge(kept.state(), regime(0.49f, Abstention.NONE, NOON + 120_000));
        assertThat(bad.signal().reason()).isEqualTo(SignalReason.REGIME_VETO);
        SignalOutcome absent =
                gated.judge(good.state(), regime(Float.NaN, Abstention.NO_QUORUM, NOON + 180_000));
        assertThat(absent.signal().reason()).isEqualTo(SignalReason.REGIME_ABSENT);
    }

    @Test
    void shouldKeepStateWhileRegimeStays() {
        var gated = rules(new SignalGates(0.9, 0, Double.NaN, 0.5));
        SignalState state =
                gated.judge(SignalState.EMPTY, regime(0.8f, Abstention.NONE, NOON)).state();

        assertThat(gated.judge(state, regime(0.8f, Abstention.NONE, NOON + 1)).state())
                .as("nothing to write")
                .isEqualTo(state);
        assertThat(gated.judge(state, regime(0.7f, Abstention.NONE, NOON + 1)).state().regime())
                .isEqualTo(new RegimeVote(0.7f, NOON + 1));
        assertThat(gated.judge(state, regime(Float.NaN, Abstention.NO_QUORUM, NOON + 1)).state())
                .isNotEqualTo(state);
    }

    @Test
    void shouldTakeRegimeOfDecisionBelowGate() {
        var gated = rules(new SignalGates(0.9, 0, Double.NaN, 0.5));

        SignalOutcome below = gated.judge(SignalState.EMPTY, regime(0.8f, Abstention.NONE, NOON));

        assertThat(below.kind()).isEqualTo(Kind.BELOW_GATE);
        assertThat(below.state().regime().probability()).isEqualTo(0.8f);
    }

    private static final Abstention OTHER_POINT = Abstention.OTHER_DECISION_POINT;

    private static SignalRules rules(SignalGates gates) {
        return new SignalRules(new SignalConfig(gates, 3.0, Quality.LOCKED, 30_000, 10_000, 5_000));
    }

    private static SignalReason reason(SignalRules judge, Prediction prediction) {
        return judge.judge(SignalState.EMPTY, decision(prediction)).signal().reason();
    }

    private static ScoredDecision decision(Prediction prediction) {
        return new ScoredDecision(
                prediction, 0, true, 0, 1.1, 1.1001, 0.0001, NOON, List.of(), true);
    }

    private static Prediction agreeing(float agreement) {
        return voted(NOON, agreement, Float.NaN, Abstention.NONE, Float.NaN, Abstention.NONE);
    }

    private static Prediction meta(float probability, Abstention abstention) {
        return voted(NOON, 1, probability, abstention, Float.NaN, Abstention.NONE);
    }

    private static ScoredDecision regime(float probability, Abstention abstention, long millis) {
        return decision(voted(millis, 1, Float.NaN, Abstention.NONE, probability, abstention));
    }

    private static Prediction voted(
            long millis,
            float agreement,
            float meta,
            Abstention metaAbstention,
            float regime,
            Abstention regimeAbstention) {
        return new Prediction(
                "d",
                "EURUSD",
                millis,
                "m",
                "1",
                "",
                0.7f,
                1,
                agreement,
                Abstention.NONE,
                meta,
                metaAbstention,
                regime,
                regimeAbstention,
                List.of(),
                PredictionRole.CHAMPION);
    }

    private SignalReason reasonOf(boolean ready, int quality, double spread) {
        var decision =
                new ScoredDecision(
                        prediction(0.7f, NOON),
                        0,
                        ready,
                        quality,
                        1.1,
                        1.1 + spread,
                        0.0001,
                        NOON,
                        List.of(),
                        true);
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
                eventTimeMillis,
                List.of(),
                true);
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
                Abstention.NONE,
                Float.NaN,
                Abstention.NONE,
                List.of(),
                PredictionRole.CHAMPION);
    }
}
