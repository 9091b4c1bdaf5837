package io.tickflow.operate.replay;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Side;
import io.tickflow.core.outcome.DecisionQuote;
import io.tickflow.core.outcome.Outcome;
import io.tickflow.core.outcome.OutcomeTracker;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalOutcome.Kind;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.core.signal.SignalState;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.operate.replay.RecordedDecision.RecordedSignal;
import io.tickflow.operate.replay.WhatIfReport.SymbolDifference;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges the decisions of one symbol again, with and without the change. One thread. */
final class SymbolReplay {

    private final String symbol;
    private final RuleBook recordedBook;
    private final RuleBook changedBook;
    private final ControlCount control;
    private final OutcomeTracker outcomes;
    private final Map<String, Open> open = new HashMap<>();
    private final TallyCount recordedTally = new TallyCount();
    private final TallyCount changedTally = new TallyCount();
    private SignalState recordedState;
    private SignalState changedState;
    private long decisions;
    private long leftOut;
    private long appeared;
    private long vanished;
    private long turned;

    /** Candidate whose horizon has not passed; a side is null where it is none. */
    private record Open(
            @Nullable Side recorded,
            long recordedHorizonMillis,
            @Nullable Side changed,
            long changedHorizonMillis) {}

    /**
     * @param before state of the signal checks before the first decision
     */
    SymbolReplay(
            String symbol,
            RuleBook recorded,
            RuleBook changed,
            SignalState before,
            ControlCount control) {
        this.symbol = symbol;
        this.recordedBook = recorded;
        this.changedBook = changed;
        this.recordedState = before;
        this.changedState = before;
        this.control = control;
        this.outcomes =
                new OutcomeTracker(
                        Stream.concat(
                                        recorded.horizonsMillis().stream(),
                                        changed.horizonsMillis().stream())
                                .distinct()
                                .toList(),
                        this::price);
    }

    /**
     * Takes the next decision.
     *
     * @param again decision of another bundle on the vector; null for the recorded prediction
     */
    void add(RecordedDecision decision, @Nullable ScoredDecision again) {
        Prediction prediction = decision.prediction();
        RecordedSignal signal = decision.signal();
        if (prediction == null) {
            leftOut++;
        } else if (signal != null && signal.role() == PredictionRole.CHALLENGER) {
            leftOut++;
            follow(signal, prediction.eventTimeMillis());
        } else {
            judge(decision, prediction, signal, again);
        }
        addQuote(decision.vector());
    }

    /** Takes a quote after the window, for the results of its last candidates. */
    void addQuote(FeatureVector vector) {
        outcomes.add(
                new DecisionQuote(
                        vector.decisionId(), vector.eventTimeMillis(), vector.bid(), vector.ask()));
    }

    private void judge(
            RecordedDecision decision,
            Prediction prediction,
            @Nullable RecordedSignal signal,
            @Nullable ScoredDecision again) {
        decisions++;
        String digest = prediction.modelDigest();
        SignalOutcome control =
                recordedBook
                        .rules(digest)
                        .judge(recordedState, recordedBook.scored(decision, prediction));
        recordedState = control.state();
        this.control.add(symbol, decision, prediction, control);

        ScoredDecision scored = again == null ? changedBook.scored(decision, prediction) : again;
        String changedDigest = scored.prediction().modelDigest();
        SignalOutcome changed = changedBook.rules(changedDigest).judge(changedState, scored);
        changedState = changed.state();
        count(prediction, signal, changed);
        await(
                prediction.decisionId(),
                signal != null && signal.candidate() ? signal.side() : null,
                recordedBook.horizonMillis(digest),
                sideOf(changed),
                changedBook.horizonMillis(changedDigest));
    }

    private void count(
            Prediction prediction, @Nullable RecordedSignal signal, SignalOutcome changed) {
        recordedTally.add(
                ControlCount.kind(prediction, signal),
                signal == null ? SignalReason.NONE : signal.reason());
        changedTally.add(
                changed.kind(),
                changed.signal() == null ? SignalReason.NONE : changed.signal().reason());
    }

    private void await(
            String decisionId,
            @Nullable Side recorded,
            long recordedHorizonMillis,
            @Nullable Side changed,
            long changedHorizonMillis) {
        if (recorded == null && changed == null) {
            return;
        }
        appeared += recorded == null ? 1 : 0;
        vanished += changed == null ? 1 : 0;
        turned += recorded != null && changed != null && recorded != changed ? 1 : 0;
        open.put(
                decisionId,
                new Open(recorded, recordedHorizonMillis, changed, changedHorizonMillis));
    }

    private static @Nullable Side sideOf(SignalOutcome outcome) {
        return outcome.kind() == Kind.CANDIDATE && outcome.signal() != null
                ? outcome.signal().side()
                : null;
    }

    /** The cooldown is that of the symbol, whichever bundle decides. */
    private void follow(RecordedSignal signal, long millis) {
        if (signal.candidate()) {
            recordedState = new SignalState(millis, recordedState.regime());
            changedState = new SignalState(millis, changedState.regime());
        }
    }

    private void price(Outcome outcome) {
        Open candidate = open.get(outcome.decision().decisionId());
        if (candidate == null) {
            return;
        }
        if (candidate.recorded() != null
                && candidate.recordedHorizonMillis() == outcome.horizonMillis()) {
            recordedTally.price(candidate.recorded(), outcome);
        }
        if (candidate.changed() != null
                && candidate.changedHorizonMillis() == outcome.horizonMillis()) {
            changedTally.price(candidate.changed(), outcome);
        }
    }

    /** Ends the candidates whose horizon has passed. */
    SymbolDifference end() {
        outcomes.end();
        return new SymbolDifference(
                symbol,
                decisions,
                leftOut,
                recordedTally.tally(),
                changedTally.tally(),
                appeared,
                vanished,
                turned,
                recordedTally.gains(),
                changedTally.gains());
    }
}
