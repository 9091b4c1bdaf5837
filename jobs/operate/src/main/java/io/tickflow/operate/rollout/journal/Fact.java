package io.tickflow.operate.rollout.journal;

import java.util.Locale;

/** Name of a fact in a journal's entry. */
public enum Fact {
    /** Id of a job. */
    JOB,
    /** Id of the uploaded jar. */
    JAR,
    /** Id of the request for a savepoint. */
    TRIGGER,
    /** Path of a savepoint or checkpoint. */
    SNAPSHOT,
    /** Kind of the snapshot. */
    KIND,
    /** Completion of the savepoint, epoch milliseconds. */
    COMPLETE_MILLIS,
    /** Reason of an outcome. */
    REASON,
    /** Verdict of the gates. */
    VERDICT,
    /** Figures of the gates. */
    GATES,
    /** Author of a verdict: the gates or an operator. */
    BY,
    /** Outcome of the rollout. */
    OUTCOME,
    /** Id of a control record. */
    CONTROL,
    /** Tick time from which a control holds, epoch milliseconds. */
    EFFECTIVE_MILLIS,
    /** Time without decisions, milliseconds. */
    GAP_MILLIS;

    /** Name in the file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
