package io.tickflow.operate.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.operate.OperationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Session cluster behind the REST interface of its JobManager. Thread-safe. */
public final class RestTarget implements FlinkTarget {

    private final FlinkRest rest;

    /** Creates a target, which connects at the first call. */
    public RestTarget(FlinkRest rest) {
        this.rest = rest;
    }

    @Override
    public String address() {
        return rest.url();
    }

    @Override
    public ClusterOverview overview() {
        JsonNode overview = rest.get("/overview");
        return new ClusterOverview(
                overview.path("taskmanagers").asInt(),
                overview.path("slots-total").asInt(),
                overview.path("slots-available").asInt(),
                overview.path("jobs-running").asInt());
    }

    @Override
    public List<FlinkJob> jobs() {
        List<FlinkJob> jobs = new ArrayList<>();
        for (JsonNode job : rest.get("/jobs/overview").path("jobs")) {
            jobs.add(
                    new FlinkJob(
                            job.path("jid").asText(),
                            job.path("name").asText(),
                            job.path("state").asText(),
                            job.path("start-time").asLong(),
                            job.path("tasks").path("total").asInt(),
                            job.path("tasks").path("running").asInt()));
        }
        jobs.sort(Comparator.comparingLong(FlinkJob::startMillis));
        return jobs;
    }

    /** Runs the job's main method on the JobManager. */
    @Override
    public String submit(Submission submission, Path jar) {
        String jarId;
        try {
            jarId = rest.upload(jar);
        } catch (IOException e) {
            throw OperationException.failed("cannot read " + jar, e);
        }
        try {
            return rest.post("/jars/" + jarId + "/run", SubmissionJson.run(submission))
                    .path("jobid")
                    .asText();
        } finally {
            // The job has its own copy.
            rest.delete("/jars/" + jarId);
        }
    }

    @Override
    public void awaitRunning(String jobId, Duration max) {
        Polling.await(
                "job " + jobId + " does not run after " + max.toSeconds() + " s",
                max,
                () -> {
                    FlinkJob job = find(jobId);
                    if (job.ended()) {
                        throw OperationException.failed(
                                "job " + jobId + " is " + job.state() + ": " + failure(jobId));
                    }
                    return job.running() ? job : null;
                });
    }

    @Override
    public String stopWithSavepoint(
            String jobId, @Nullable String directory, boolean drain, Duration max) {
        ObjectNode body = FlinkRest.JSON.createObjectNode().put("drain", drain);
        if (directory != null) {
            body.put("targetDirectory", directory);
        }
        return awaitStopped(
                jobId,
                rest.post("/jobs/" + jobId + "/stop", body).path("request-id").asText(),
                max);
    }

    /** Waits until a stop that was requested under {@code triggerId} is complete. */
    String awaitStopped(String jobId, String triggerId, Duration max) {
        String path = complete(jobId, triggerId, max);
        Polling.await(
                "job " + jobId + " has its savepoint and does not end",
                max,
                () -> isActive(jobId) ? null : jobId);
        return path;
    }

    @Override
    public String savepoint(String jobId, @Nullable String directory, Duration max) {
        ObjectNode body = FlinkRest.JSON.createObjectNode().put("cancel-job", false);
        if (directory != null) {
            body.put("target-directory", directory);
        }
        return complete(
                jobId,
                rest.post("/jobs/" + jobId + "/savepoints", body).path("request-id").asText(),
                max);
    }

    private FlinkJob find(String jobId) {
        return jobs().stream()
                .filter(job -> job.id().equals(jobId))
                .findFirst()
                .orElseThrow(() -> OperationException.failed("job " + jobId + " is gone"));
    }

    private boolean isActive(String jobId) {
        return jobs().stream().anyMatch(job -> job.id().equals(jobId) && !job.ended());
    }

    private String failure(String jobId) {
        JsonNode root = rest.get("/jobs/" + jobId + "/exceptions").path("exceptionHistory");
        return RestErrors.reason(
                root.path("entries").path(0).path("stacktrace").asText("no reason is known"));
    }

    private String complete(String jobId, String triggerId, Duration max) {
        String path = "/jobs/" + jobId + "/savepoints/" + triggerId;
        return Polling.await(
                "the savepoint of " + jobId + " is not complete after " + max.toSeconds() + " s",
                max,
                () -> {
                    JsonNode answer = rest.get(path);
                    if (!answer.path("status").path("id").asText().equals("COMPLETED")) {
                        return null;
                    }
                    return location(answer.path("operation"));
                });
    }

    private static String location(JsonNode operation) {
        if (operation.has("failure-cause")) {
            String trace = operation.path("failure-cause").path("stack-trace").asText();
            throw OperationException.failed("no savepoint: " + RestErrors.reason(trace));
        }
        return operation.path("location").asText();
    }
}
