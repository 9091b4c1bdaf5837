package io.tickflow.operate.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.operate.OperationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Control of jobs under ids that the caller chooses: a repeated call finds what the first one did,
 * whatever became of its caller. Thread-safe.
 */
public final class JobControl {

    /** Flink's web.refresh-interval, if it does not tell. */
    private static final long CACHED_MILLIS = 3_000;

    private static final long CACHE_EXTRA_MILLIS = 500;

    private final FlinkRest rest;
    private final RestTarget target;

    /** Creates a control, which connects at the first call. */
    public JobControl(FlinkRest rest) {
        this.rest = rest;
        this.target = new RestTarget(rest);
    }

    /** The deployment of all jobs. */
    public FlinkTarget target() {
        return target;
    }

    /** A job as the JobManager lists it; ended ones as long as it remembers them. */
    public Optional<FlinkJob> find(String jobId) {
        return target.jobs().stream().filter(job -> job.id().equals(jobId)).findFirst();
    }

    /** Uploads a jar and returns its id, under which it stays until it is deleted. */
    public String upload(Path jar) {
        try {
            return rest.upload(jar);
        } catch (IOException e) {
            throw OperationException.failed("cannot read " + jar, e);
        }
    }

    /** Returns true if a jar is still there. */
    public boolean hasJar(String jarId) {
        for (JsonNode file : rest.get("/jars").path("files")) {
            if (file.path("id").asText().equals(jarId)) {
                return true;
            }
        }
        return false;
    }

    /** Deletes an uploaded jar, if it is there. Jobs that run have their own copy. */
    public void deleteJar(String jarId) {
        if (hasJar(jarId)) {
            rest.delete("/jars/" + jarId);
        }
    }

    /**
     * Runs the job's main method on the JobManager up to its graph, with all its checks.
     *
     * @return ids of the graph's vertices
     * @throws OperationException with the reason if the job refuses to start
     */
    public Set<String> plan(String jarId, Submission submission) {
        JsonNode answer = rest.post("/jars/" + jarId + "/plan", SubmissionJson.plan(submission));
        Set<String> vertices = new HashSet<>();
        answer.path("plan").path("nodes").forEach(node -> vertices.add(node.path("id").asText()));
        return vertices;
    }

    /**
     * Starts a job under {@code jobId}; a second call with this id starts no other.
     *
     * @throws OperationException with the reason if the job refuses to start
     */
    public void run(String jarId, Submission submission, String jobId) {
        ObjectNode body = SubmissionJson.run(submission).put("jobId", jobId);
        try {
            rest.post("/jars/" + jarId + "/run", body);
        } catch (OperationException e) {
            if (find(jobId).isEmpty()) {
                throw e;
            }
        }
    }

    /**
     * Stops a job with a savepoint; a second call with this trigger waits for the first one's.
     *
     * @param triggerId 32 hexadecimal digits
     * @return path of the savepoint
     */
    public String stop(String jobId, String triggerId, Duration max) {
        ObjectNode body =
                FlinkRest.JSON.createObjectNode().put("drain", false).put("triggerId", triggerId);
        rest.post("/jobs/" + jobId + "/stop", body);
        return target.awaitStopped(jobId, triggerId, max);
    }

    /** Returns true while a stop that was requested under {@code triggerId} is under way. */
    public boolean isStopping(String jobId, String triggerId) {
        if (find(jobId).isEmpty()) {
            return false;
        }
        try {
            return rest.get("/jobs/" + jobId + "/savepoints/" + triggerId)
                    .path("status")
                    .path("id")
                    .asText()
                    .equals("IN_PROGRESS");
        } catch (OperationException e) {
            if (e.kind() == OperationException.Kind.INVALID) {
                // The JobManager does not know the request.
                return false;
            }
            throw e;
        }
    }

    /** Cancels a job and waits until it has ended. */
    public void cancel(String jobId, Duration max) {
        rest.patch("/jobs/" + jobId + "?mode=cancel");
        awaitEnd(jobId, max);
    }

    /** Waits until a job has ended. */
    public void awaitEnd(String jobId, Duration max) {
        Polling.await(
                "job " + jobId + " does not end after " + max.toSeconds() + " s",
                max,
                () -> find(jobId).map(FlinkJob::ended).orElse(true) ? jobId : null);
    }

    /** Newest snapshots of a job. */
    public JobCheckpoints checkpoints(String jobId) {
        return JobCheckpoints.of(rest.get("/jobs/" + jobId + "/checkpoints"));
    }

    /**
     * Newest snapshots of a job that has ended. Flink answers from a cache that may lack the newest
     * one, so this waits until the cache is of after the end.
     */
    public JobCheckpoints checkpointsAfterEnd(String jobId) {
        long cachedMillis = rest.get("/config").path("refresh-interval").asLong(CACHED_MILLIS);
        long deadlineNanos = System.nanoTime() + (cachedMillis + CACHE_EXTRA_MILLIS) * 1_000_000;
        while (System.nanoTime() - deadlineNanos < 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(deadlineNanos - System.nanoTime());
        }
        return checkpoints(jobId);
    }

    /** Returns true if the checkpoints of a job outlive its cancellation. */
    public boolean retainsCheckpoints(String jobId) {
        JsonNode kept = rest.get("/jobs/" + jobId + "/checkpoints/config").path("externalization");
        return kept.path("enabled").asBoolean() && !kept.path("delete_on_cancellation").asBoolean();
    }

    /** Restarts of a job in its place; 0 before its first metrics. */
    public long restarts(String jobId) {
        return rest.get("/jobs/" + jobId + "/metrics?get=numRestarts")
                .path(0)
                .path("value")
                .asLong(0);
    }

    /**
     * Smallest value of a metric among the subtasks of a job.
     *
     * @param name of the metric, without its operator
     * @return empty if no subtask has reported it yet
     */
    public OptionalLong smallestMetric(String jobId, String name) {
        for (JsonNode vertex : rest.get("/jobs/" + jobId).path("vertices")) {
            String path =
                    "/jobs/"
                            + jobId
                            + "/vertices/"
                            + vertex.path("id").asText()
                            + "/subtasks/metrics";
            for (JsonNode metric : rest.get(path)) {
                String id = metric.path("id").asText();
                if (id.equals(name) || id.endsWith("." + name)) {
                    JsonNode least = rest.get(path + "?get=" + id + "&agg=min").path(0).path("min");
                    return least.isMissingNode()
                            ? OptionalLong.empty()
                            : OptionalLong.of((long) least.asDouble());
                }
            }
        }
        return OptionalLong.empty();
    }

    /** Reason of the newest failure of a job; empty if it had none. */
    public Optional<String> failure(String jobId) {
        String trace =
                rest.get("/jobs/" + jobId + "/exceptions")
                        .path("exceptionHistory")
                        .path("entries")
                        .path(0)
                        .path("stacktrace")
                        .asText();
        return trace.isEmpty() ? Optional.empty() : Optional.of(RestErrors.reason(trace));
    }

    /** Configuration and graph of a job. */
    public JobDetails details(String jobId) {
        JsonNode config = rest.get("/jobs/" + jobId + "/config").path("execution-config");
        JsonNode job = rest.get("/jobs/" + jobId);
        Map<String, String> parameters = new HashMap<>();
        config.path("user-config")
                .properties()
                .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        Set<String> vertices = new HashSet<>();
        job.path("vertices").forEach(vertex -> vertices.add(vertex.path("id").asText()));
        return new JobDetails(
                jobId,
                job.path("state").asText(),
                config.path("job-parallelism").asInt(1),
                parameters,
                vertices);
    }
}
