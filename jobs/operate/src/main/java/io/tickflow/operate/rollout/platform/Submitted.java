package io.tickflow.operate.rollout.platform;

/**
 * Result of a submission.
 *
 * @param jobId id of the job; empty if it was refused
 * @param refusal reason of a refusal; empty if it was taken
 */
public record Submitted(String jobId, String refusal) {

    /** The job was taken. */
    public static Submitted as(String jobId) {
        return new Submitted(jobId, "");
    }

    /** The job was refused. */
    public static Submitted refused(String reason) {
        return new Submitted("", reason);
    }

    /** Returns true if there is a job. */
    public boolean isTaken() {
        return refusal.isEmpty();
    }
}
