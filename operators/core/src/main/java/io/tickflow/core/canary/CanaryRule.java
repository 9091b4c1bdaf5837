package io.tickflow.core.canary;

import java.io.Serial;
import java.io.Serializable;

/**
 * Choice between champion and challenger: a function of symbol, tick time and recorded controls, so
 * that a replay chooses alike.
 *
 * @param challengerDigest digest of the challenger
 * @param share symbols of the canary
 */
public record CanaryRule(String challengerDigest, CanaryShare share) implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    /** Returns true if {@code control} means this challenger. */
    public boolean isFor(CanaryControl control) {
        return control.challengerDigest().equals(challengerDigest);
    }

    /** Bundles for a tick. */
    public CanaryChoice choice(CanaryTurns turns, String symbol, long timeMillis) {
        return turns.choice(share.includes(symbol), timeMillis);
    }
}
