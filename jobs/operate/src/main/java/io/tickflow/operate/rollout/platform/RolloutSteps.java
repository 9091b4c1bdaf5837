package io.tickflow.operate.rollout.platform;

import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.Submission;
import java.util.Optional;

/**
 * Steps of a rollout that change what a deployment runs. Each has a token that the journal knew
 * before: called again with it, a step finds what the first call did.
 */
public interface RolloutSteps {

    /**
     * Prepares a start ahead of the stop; returns an id for the journal, empty if there is none.
     */
    String prepare();

    /** Name of a job ahead of its start, for people; empty if the deployment will give it one. */
    String jobOf(String token);

    /** Stops a job with a savepoint. */
    StopResult stop(String jobId, String token);

    /** Starts a job, unless the first call has. */
    Submitted submit(String token, Submission submission);

    /**
     * Waits until every task of a job runs.
     *
     * @return reason if it does not come to that; empty if they run
     */
    Optional<String> awaitRunning(String jobId, JobKind kind);

    /** Returns true if a start is used up, as its job has ended. */
    boolean hasEnded(String token);

    /**
     * Ends a job that may be failing: with a savepoint if it can still take one, else at its latest
     * checkpoint.
     *
     * @param submittedMillis earliest time of its submission, by the clock of this machine
     * @param hasRun true if it was taken
     * @return its newest snapshot; empty if it has never run
     */
    Optional<Snapshot> end(String jobId, String token, long submittedMillis, boolean hasRun);

    /** Ends a shadow, whose state nobody needs. */
    void endShadow(String jobId, long submittedMillis, boolean hasRun);

    /** Removes what was prepared. */
    void discard();
}
