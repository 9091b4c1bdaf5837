package io.tickflow.job.history;

import io.tickflow.job.history.table.EventTable;

/**
 * Operator uids of the history job, {@code <stage>-<noun>-v<state version>}. A savepoint finds its
 * state by these.
 */
final class HistoryUids {

    /** Uid of the guard that refuses a second job. */
    static final String GUARD = "history-guard-v1";

    /** Uid of the source of the feed. */
    static final String TICKS_SOURCE = "history-ticks-source-v1";

    /** Uid of the sink into the table of the feed. */
    static final String TICKS_SINK = "history-ticks-sink-v1";

    /** Uid of the function that measures outcomes. */
    static final String OUTCOMES = "history-outcome-windows-v1";

    /** Uid of the sink of their events. */
    static final String OUTCOME_EVENTS = "history-outcome-events-v1";

    /** Uid of the projection of vectors to quotes. */
    static final String QUOTES = "history-outcome-quotes-v1";

    /** Uid of the projection of predictions to votes. */
    static final String VOTES = "history-accuracy-votes-v1";

    /** Uid of the choice of the outcomes by which votes are judged. */
    static final String JUDGES = "history-accuracy-outcomes-v1";

    /** Uid of the function that counts right votes. */
    static final String ACCURACY = "history-accuracy-tallies-v1";

    /** Uid of the sink of its events. */
    static final String ACCURACY_EVENTS = "history-accuracy-events-v1";

    private HistoryUids() {}

    /** Uid of the source in front of {@code table}. */
    static String source(EventTable<?> table) {
        return "history-" + table.stage() + "-source-v1";
    }

    /** Uid of the sink into {@code table}. */
    static String sink(EventTable<?> table) {
        return "history-" + table.stage() + "-sink-v1";
    }
}
