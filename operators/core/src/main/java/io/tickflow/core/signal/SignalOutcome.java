package io.tickflow.core.signal;

import org.jspecify.annotations.Nullable;

/**
 * Result of the checks on one prediction.
 *
 * @param kind fate of the prediction
 * @param signal the signal; null if there is none
 * @param state new state of the symbol
 */
public record SignalOutcome(Kind kind, @Nullable Signal signal, SignalState state) {

    /** Fate of a prediction. */
    public enum Kind {
        /** No signal, as the model gave no probability. */
        ABSTAINED,
        /** No signal, as the confidence is below the gate. */
        BELOW_GATE,
        /** A signal vetoed by a check. */
        VETOED,
        /** A signal for the desk. */
        CANDIDATE
    }
}
