package io.tickflow.operate.rollout.platform;

import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.Submission;
import java.util.Optional;

/** Steps on a session cluster, where a token is the id of a job or of a savepoint's request. */
final class RestSteps implements RolloutSteps {

    private final RolloutJar jar;
    private final String uploaded;
    private final JobStop stops;
    private final JobStart starts;
    private final JobEnding endings;

    RestSteps(JobControl control, RolloutJar jar, String uploaded) {
        this.jar = jar;
        this.uploaded = uploaded;
        this.stops = new JobStop(control);
        this.starts = new JobStart(control, jar);
        this.endings = new JobEnding(control, stops);
    }

    @Override
    public String prepare() {
        return uploaded.isEmpty() ? jar.id() : uploaded;
    }

    @Override
    public String jobOf(String token) {
        return token;
    }

    @Override
    public StopResult stop(String jobId, String token) {
        return stops.stop(jobId, token);
    }

    @Override
    public Submitted submit(String token, Submission submission) {
        return starts.submit(token, submission)
                .map(Submitted::refused)
                .orElseGet(() -> Submitted.as(token));
    }

    @Override
    public Optional<String> awaitRunning(String jobId, JobKind kind) {
        return starts.awaitRunning(jobId);
    }

    @Override
    public boolean hasEnded(String token) {
        return starts.hasEnded(token);
    }

    @Override
    public Optional<Snapshot> end(
            String jobId, String token, long submittedMillis, boolean hasRun) {
        return endings.end(jobId, token, submittedMillis, hasRun);
    }

    @Override
    public void endShadow(String jobId, long submittedMillis, boolean hasRun) {
        endings.cancel(jobId, submittedMillis, hasRun);
    }

    @Override
    public void discard() {
        jar.delete();
    }
}
