package io.tickflow.sandbox.fault;

/**
 * Contradiction to the law of orders.
 *
 * @param kind part of the law
 * @param text a sentence for a person
 */
public record OrderBreach(Kind kind, String text) {

    /** Part of the law that is broken. */
    public enum Kind {
        /** An order or an entry reached the venue twice. */
        DOUBLED,
        /** An order reached the venue without an intent. */
        NOT_INTENDED,
        /** An order reached the venue after its expiry. */
        LATE,
        /** An intent has no terminal state, or several. */
        END,
        /** Reported and filled quantities differ. */
        FILL
    }
}
