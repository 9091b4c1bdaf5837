package io.tickflow.operate.replay;

import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalOutcome.Kind;
import io.tickflow.model.contract.Prediction;
import io.tickflow.operate.replay.RecordedDecision.RecordedSignal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Compares recorded signals with signals that were judged again. One thread. */
final class ControlCount {

    private long decisions;
    private long differences;
    private String first = "";

    /** Fate of a recorded prediction. */
    static Kind kind(Prediction prediction, @Nullable RecordedSignal signal) {
        if (signal == null) {
            return prediction.abstained() ? Kind.ABSTAINED : Kind.BELOW_GATE;
        }
        return signal.candidate() ? Kind.CANDIDATE : Kind.VETOED;
    }

    /** Compares one decision. */
    void add(String symbol, RecordedDecision decision, Prediction prediction, SignalOutcome again) {
        decisions++;
        String difference = difference(prediction, decision.signal(), again);
        if (difference.isEmpty()) {
            return;
        }
        if (differences++ == 0) {
            first =
                    "%s %s %s: %s"
                            .formatted(
                                    symbol,
                                    Instant.ofEpochMilli(prediction.eventTimeMillis()),
                                    prediction.decisionId(),
                                    difference);
        }
    }

    /** Differences, recorded before made again; empty if there are none. */
    static String difference(
            Prediction prediction, @Nullable RecordedSignal recorded, SignalOutcome again) {
        String before = words(kind(prediction, recorded), recorded);
        Signal signal = again.signal();
        String now =
                words(
                        again.kind(),
                        signal == null
                                ? null
                                : new RecordedSignal(
                                        signal.role(),
                                        signal.side(),
                                        signal.confidence(),
                                        signal.verdict(),
                                        signal.reason()));
        return before.equals(now) ? "" : "recorded " + before + ", made again " + now;
    }

    /** All of a signal; a float prints its bits. */
    private static String words(Kind kind, @Nullable RecordedSignal signal) {
        return signal == null
                ? kind.name()
                : kind + " " + signal.side() + " " + signal.confidence() + " " + signal.reason();
    }

    WhatIfReport.Control result() {
        return new WhatIfReport.Control(decisions, differences, first);
    }
}
