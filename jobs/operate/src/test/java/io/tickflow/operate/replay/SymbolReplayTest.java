package io.tickflow.operate.replay;

import static io.tickflow.testkit.builder.PredictionBuilder.prediction;
import static io.tickflow.testkit.builder.VectorBuilder.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalRules;
import io.tickflow.core.signal.SignalState;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.operate.model.BundleAtHand;
import io.tickflow.operate.replay.RecordedDecision.RecordedSignal;
import io.tickflow.operate.replay.WhatIfReport.SymbolDifference;
import io.tickflow.settings.SignalLimits;
import io.tickflow.testkit.FunctionScorer;
import io.tickflow.testkit.TestSchemas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymbolReplayTest {

    private static final long START = 1_399_032_000_000L;
    private static final FeatureSchema SCHEMA = TestSchemas.named(List.of("a"));
    private static final ModelManifest MANIFEST = FunctionScorer.manifest("m", "1", List.of("a"));
    private static final BundleAtHand BUNDLE =
            new BundleAtHand(Path.of("m"), "ab".repeat(32), MANIFEST);

    private final ControlCount control = new ControlCount();
    private final List<RecordedDecision> history = recorded(limits(0.6), 2_000);

    @Test
    void shouldReproduceEveryRecordedDecisionWithoutChange() {
        SymbolDifference difference = replay(history, limits(0.6));

        assertThat(control.result()).isEqualTo(new WhatIfReport.Control(2_000, 0, ""));
        assertThat(difference.changed()).isEqualTo(difference.recorded());
        assertThat(difference.recorded().candidates()).isGreaterThan(20);
        assertThat(difference.recorded().vetoes()).containsKeys("COOLDOWN", "NOT_READY");
        assertThat(difference.appeared() + difference.vanished() + difference.turned()).isZero();
    }

    @Test
    void shouldEqualHistoryRecordedUnderOtherGate() {
        SymbolDifference difference = replay(history, limits(0.65));

        Tally direct = replay(recorded(limits(0.65), 2_000), limits(0.65)).recorded();
        assertThat(difference.changed()).isEqualTo(direct).isNotEqualTo(difference.recorded());
        assertThat(difference.vanished()).isPositive();
        assertThat(difference.changed().candidates() - difference.recorded().candidates())
                .isEqualTo(difference.appeared() - difference.vanished());
    }

    @Test
    void shouldGainWhatMarketPaidAfterSpread() {
        SymbolDifference difference = replay(history, limits(0.6));

        double sum = 0;
        int priced = 0;
        for (RecordedDecision decision : history) {
            if (decision.signal() != null && decision.signal().candidate()) {
                double gain = gainBySearch(decision);
                sum += Double.isNaN(gain) ? 0 : gain;
                priced += Double.isNaN(gain) ? 0 : 1;
            }
        }
        assertThat(difference.recorded().priced()).isEqualTo(priced);
        assertThat(difference.recorded().netBps()).isCloseTo(sum, within(1e-9));
    }

    @Test
    void shouldFindAlteredSignal() {
        var altered = new ArrayList<>(history);
        int index = 0;
        while (altered.get(index).signal() == null) {
            index++;
        }
        RecordedDecision one = altered.get(index);
        RecordedSignal signal = one.signal();
        altered.set(
                index,
                new RecordedDecision(
                        one.vector(),
                        one.prediction(),
                        new RecordedSignal(
                                signal.role(),
                                signal.side().opposite(),
                                signal.confidence(),
                                signal.verdict(),
                                signal.reason())));

        replay(altered, limits(0.6));

        assertThat(control.result().differences()).isEqualTo(1);
        assertThat(control.result().first())
                .contains(one.vector().decisionId())
                .contains("recorded ")
                .contains("made again ");
    }

    private SymbolDifference replay(List<RecordedDecision> decisions, SignalLimits changed) {
        var replay =
                new SymbolReplay(
                        "EURUSD",
                        book(changed.equals(limits(0.65)) && decisions != history ? 0.65 : 0.6),
                        new RuleBook(List.of(BUNDLE), changed, SCHEMA),
                        SignalState.EMPTY,
                        control);
        decisions.forEach(decision -> replay.add(decision, null));
        return replay.end();
    }

    private static RuleBook book(double gate) {
        return new RuleBook(List.of(BUNDLE), limits(gate), SCHEMA);
    }

    /** Decisions as a job with these limits would have recorded them; every tenth is not ready. */
    private static List<RecordedDecision> recorded(SignalLimits limits, int count) {
        var random = new Random(7);
        var rules = new SignalRules(limits.with(MANIFEST));
        var decisions = new ArrayList<RecordedDecision>();
        SignalState state = SignalState.EMPTY;
        double bid = 1.1;
        for (int i = 0; i < count; i++) {
            bid += (random.nextInt(21) - 10) * 1e-5;
            String id = "%032x".formatted(i);
            long millis = START + i * 700L;
            var vector =
                    vector(id)
                            .at(millis)
                            .quote(bid, bid + 1e-4)
                            .values(random.nextInt(10) == 0 ? Float.NaN : 1f)
                            .build();
            Prediction prediction =
                    prediction(id).at(millis).probability(0.3f + 0.4f * random.nextFloat()).build();
            SignalOutcome outcome =
                    rules.judge(
                            state,
                            book(0.6)
                                    .scored(
                                            new RecordedDecision(vector, prediction, null),
                                            prediction));
            state = outcome.state();
            decisions.add(new RecordedDecision(vector, prediction, signal(outcome)));
        }
        return decisions;
    }

    private static RecordedSignal signal(SignalOutcome outcome) {
        Signal signal = outcome.signal();
        return signal == null
                ? null
                : new RecordedSignal(
                        signal.role(),
                        signal.side(),
                        signal.confidence(),
                        signal.verdict(),
                        signal.reason());
    }

    /** Result at the last quote within 10 s; NaN if the history ends before. */
    private double gainBySearch(RecordedDecision decision) {
        long end = decision.vector().eventTimeMillis() + MANIFEST.direction().horizonMillis();
        RecordedDecision later = decision;
        for (RecordedDecision other : history) {
            if (other.vector().eventTimeMillis() <= end) {
                later = other;
            }
        }
        if (history.get(history.size() - 1).vector().eventTimeMillis() < end) {
            return Double.NaN;
        }
        return 1e4
                * switch (decision.signal().side()) {
                    case BUY -> later.vector().bid() / decision.vector().ask() - 1;
                    case SELL -> 1 - later.vector().ask() / decision.vector().bid();
                };
    }

    private static SignalLimits limits(double gate) {
        return new SignalLimits(gate, 0, 2, 0, 30_000, null, 5_000);
    }
}
