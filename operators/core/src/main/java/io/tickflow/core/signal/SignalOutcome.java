package io.tickflow.core.signal;

import org.jspecify.annotations.Nullable;

/**
 * Result of the checks on one prediction.
 *
 * @param kind what became of it
 * @param signal the signal, if it is one
 * @param state what to remember of the symbol from here on
 */
public record SignalOutcome(Kind kind, @Nullable Signal signal, SignalState state) {

    /** What a prediction can become. */
    public enum Kind {
        /** The model did not answer: no signal. */
        ABSTAINED,
        /** Confidence below the gate: no signal. */
        BELOW_GATE,
        /** A signal that a check stopped. */
        VETOED,
        /** A signal for the desk. */
        CANDIDATE
    }
}
