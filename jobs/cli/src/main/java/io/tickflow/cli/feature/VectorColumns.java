package io.tickflow.cli.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of the columns; all but the features are equal in every file. */
final class VectorColumns {

    static final String DECISION_ID = "decision_id";
    static final String SYMBOL = "symbol";
    static final String EVENT_TIME = "event_time";
    static final String ORDINAL = "ordinal";
    static final String READY = "ready";
    static final String QUALITY = "quality";
    static final String BID = "bid";
    static final String ASK = "ask";
    static final String TYPICAL_SPREAD = "typical_spread";
    static final String FEATURE_HASH = "feature_hash";

    /** Leading columns in order; features follow. */
    static final List<String> LEADING =
            List.of(
                    DECISION_ID,
                    SYMBOL,
                    EVENT_TIME,
                    ORDINAL,
                    READY,
                    QUALITY,
                    BID,
                    ASK,
                    TYPICAL_SPREAD,
                    FEATURE_HASH);

    private VectorColumns() {}

    /**
     * All columns of a file.
     *
     * @throws IllegalArgumentException if a name is blank or occurs twice
     */
    static List<String> with(List<String> featureNames) {
        List<String> columns = new ArrayList<>(LEADING);
        Set<String> taken = new HashSet<>(LEADING);
        for (String name : featureNames) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a feature has no name");
            }
            if (!taken.add(name)) {
                throw new IllegalArgumentException("two columns would be named " + name);
            }
            columns.add(name);
        }
        return List.copyOf(columns);
    }
}
