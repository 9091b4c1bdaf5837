package io.tickflow.model.contract;

import java.io.Serializable;

/**
 * One feature: what it is called, what it is, and from when on it counts.
 *
 * @param name column name: lower case letters, digits and underscores
 * @param definition what is computed, in full: two features of the same definition are the same
 *     feature, so every parameter and window is in it, bucket lengths included
 * @param unit what it is measured in
 * @param group the part of the engine that computes it
 * @param pace what its indices count: {@code tick}, or the bars it is computed on
 * @param firstValid index, from 0, of the first update that gives a value; NaN before
 * @param settled index from which on the value no longer depends, by more than a thousandth, on
 *     where the series was started
 * @param settledSessionMillis age of the session that it takes besides; 0 if it does not matter
 */
public record FeatureSpec(
        String name,
        String definition,
        FeatureUnit unit,
        String group,
        String pace,
        int firstValid,
        int settled,
        long settledSessionMillis)
        implements Serializable {

    /** The pace of what changes with every tick. */
    public static final String EVERY_TICK = "tick";

    /** Group of what is made of other features. */
    public static final String DERIVED = "derived";

    /** Group of what a feature was at its last updates, an element each. */
    public static final String SEQUENCES = "sequences";

    private static final int NAME_LENGTH_MAX = 100;

    /**
     * @throws IllegalArgumentException if the name is none
     */
    public FeatureSpec {
        if (name.length() > NAME_LENGTH_MAX || !name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "a feature's name is a lower case letter and up to 99 more of a-z, 0-9 and _,"
                            + " not '"
                            + name
                            + "'");
        }
    }

    /** Whether it is computed from the quotes of a session, and from nothing else. */
    public boolean isOfQuotes() {
        return pace.equals(EVERY_TICK) && !group.equals(DERIVED) && !group.equals(SEQUENCES);
    }
}
