package io.tickflow.model.contract;

import java.io.Serializable;
import java.util.Set;

/**
 * Specification of a feature: name, definition and warm-up.
 *
 * @param name column name of lower case letters, digits and underscores; not one of {@link
 *     #RESERVED}
 * @param definition complete definition with every parameter, window and bucket length: features of
 *     equal definitions are the same feature
 * @param unit unit of measure
 * @param group part of the engine that computes the feature
 * @param pace unit of the indices: {@code tick}, or the bars of the feature
 * @param firstValid index, from 0, of the first update with a value; NaN before
 * @param settled index from which the start of the series changes the value by at most a thousandth
 * @param settledSessionMillis age of the session required in addition; 0 if irrelevant
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

    /** Pace of features that change with every tick. */
    public static final String EVERY_TICK = "tick";

    /** Group of features derived from other features. */
    public static final String DERIVED = "derived";

    /** Group of sequences, with the last values of a feature as elements. */
    public static final String SEQUENCES = "sequences";

    /** Group of features of the trades in a window of time. */
    public static final String TRADES = "trades";

    /** Names of the other columns of a vector's row, in the history and in files. */
    public static final Set<String> RESERVED =
            Set.of(
                    "event_id",
                    "pipeline",
                    "mode",
                    "symbol",
                    "event_time",
                    "decision_id",
                    "ordinal",
                    "feature_hash",
                    "feature_schema",
                    "ready",
                    "settled",
                    "quality",
                    "bid",
                    "ask",
                    "typical_spread",
                    "tick_partition",
                    "tick_offset",
                    "tick_appended_at",
                    "kafka_partition",
                    "kafka_offset",
                    "appended_at",
                    "inserted_at",
                    "first_wins");

    private static final int NAME_LENGTH_MAX = 100;

    /**
     * @throws IllegalArgumentException if the name is invalid
     */
    public FeatureSpec {
        if (name.length() > NAME_LENGTH_MAX || !name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "a feature's name is a lower case letter and up to 99 more of a-z, 0-9 and _,"
                            + " not '"
                            + name
                            + "'");
        }
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException(
                    "the name "
                            + name
                            + " is reserved: each row of the features table has a column of that"
                            + " name already, maybe use my_"
                            + name);
        }
    }

    /** Returns true if the feature depends only on the quotes of a session. */
    public boolean isOfQuotes() {
        return pace.equals(EVERY_TICK)
                && !group.equals(DERIVED)
                && !group.equals(SEQUENCES)
                && !group.equals(TRADES);
    }
}
