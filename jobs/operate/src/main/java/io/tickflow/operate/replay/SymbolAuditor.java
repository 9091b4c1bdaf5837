package io.tickflow.operate.replay;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalState;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.operate.replay.RecordedDecision.RecordedSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the derived decisions of one symbol with the recorded ones. One thread. */
final class SymbolAuditor {

    private static final int FIRST_MAX = 5;

    private final String symbol;
    private final List<String> names;
    private final RuleBook book;
    private final ScoreDerivation scores;
    private final Map<String, RecordedDecision> waiting = new LinkedHashMap<>();
    private final List<Pair> batch = new ArrayList<>();
    private final List<String> first = new ArrayList<>();
    private SignalState state;
    private long decisions;
    private long features;
    private long predictions;
    private long signals;
    private long notRecorded;
    private long unscored;

    private record Pair(RecordedDecision recorded, Prediction prediction, FeatureVector derived) {}

    /**
     * @param names names of the features
     * @param before state of the signal checks before the first decision
     */
    SymbolAuditor(
            String symbol,
            List<String> names,
            RuleBook book,
            ScoreDerivation scores,
            SignalState before) {
        this.symbol = symbol;
        this.names = names;
        this.book = book;
        this.scores = scores;
        this.state = before;
    }

    /** Takes a recorded decision, before the derived one. */
    void addRecorded(RecordedDecision decision) {
        waiting.put(decision.vector().decisionId(), decision);
    }

    /** Takes the next derived vector. */
    void addDerived(FeatureVector derived) {
        RecordedDecision recorded = waiting.remove(derived.decisionId());
        if (recorded == null) {
            notRecorded++;
            note(derived, "derived, and not in the history");
            return;
        }
        decisions++;
        String difference = Comparison.features(names, recorded.vector(), derived);
        if (!difference.isEmpty()) {
            features++;
            note(derived, difference);
        }
        Prediction prediction = recorded.prediction();
        if (prediction == null) {
            unscored++;
            return;
        }
        if (batch.size() == ScoresAgain.ROWS_MAX
                || (!batch.isEmpty()
                        && !batch.get(0)
                                .prediction()
                                .modelDigest()
                                .equals(prediction.modelDigest()))) {
            flush();
        }
        batch.add(new Pair(recorded, prediction, derived));
    }

    /** Scores and judges what waits. */
    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<ScoredDecision> scored =
                scores.decide(
                        batch.stream().map(Pair::derived).toList(),
                        batch.stream().map(Pair::prediction).toList());
        for (int i = 0; i < batch.size(); i++) {
            compare(batch.get(i), scored.get(i));
        }
        batch.clear();
    }

    private void compare(Pair pair, ScoredDecision scored) {
        String difference = Comparison.prediction(pair.prediction(), scored.prediction());
        if (!difference.isEmpty()) {
            predictions++;
            note(pair.derived(), difference);
        }
        RecordedSignal signal = pair.recorded().signal();
        if (signal != null && signal.role() == PredictionRole.CHALLENGER) {
            if (signal.candidate()) {
                state = new SignalState(pair.derived().eventTimeMillis(), state.regime());
            }
            return;
        }
        SignalOutcome outcome = book.rules(pair.prediction().modelDigest()).judge(state, scored);
        state = outcome.state();
        difference = ControlCount.difference(pair.prediction(), signal, outcome);
        if (!difference.isEmpty()) {
            signals++;
            note(pair.derived(), "decision: " + difference);
        }
    }

    private void note(FeatureVector derived, String difference) {
        if (first.size() < FIRST_MAX) {
            first.add(
                    "%s %s: %s"
                            .formatted(
                                    Instant.ofEpochMilli(derived.eventTimeMillis()),
                                    derived.decisionId(),
                                    difference));
        }
    }

    /** Ends the comparison: what still waits was not derived. */
    AuditReport.SymbolAudit end(String start, long ticks) {
        flush();
        for (RecordedDecision left : waiting.values()) {
            note(left.vector(), "recorded, and not derived from the ticks");
        }
        return new AuditReport.SymbolAudit(
                symbol,
                start,
                ticks,
                decisions,
                features,
                predictions,
                signals,
                waiting.size(),
                notRecorded,
                unscored,
                List.copyOf(first));
    }
}
