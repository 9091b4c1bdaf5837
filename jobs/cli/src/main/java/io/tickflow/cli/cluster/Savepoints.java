package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.CommandException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Savepoints of a cluster's jobs. */
final class Savepoints {

    private final FlinkRest rest;

    Savepoints(FlinkRest rest) {
        this.rest = rest;
    }

    /**
     * Stops a job with a savepoint.
     *
     * @param directory where the savepoint goes; null for the one that the cluster has configured
     * @param drain whether the job first emits all it would emit at its end: only for a job that
     *     shall never go on
     * @return where the savepoint is
     */
    String stop(String id, @Nullable String directory, boolean drain, Duration max) {
        ObjectNode body = FlinkRest.JSON.createObjectNode().put("drain", drain);
        if (directory != null) {
            body.put("targetDirectory", directory);
        }
        String path = savepoint(id, rest.post("/jobs/" + id + "/stop", body), max);
        Polling.await(
                "job " + id + " has its savepoint and does not end",
                max,
                () ->
                        new Jobs(rest)
                                        .list().stream()
                                                .noneMatch(
                                                        job -> job.id().equals(id) && !job.ended())
                                ? id
                                : null);
        return path;
    }

    /** Takes a savepoint of a job that goes on, and returns where it is. */
    String savepoint(String id, @Nullable String directory, Duration max) {
        ObjectNode body = FlinkRest.JSON.createObjectNode().put("cancel-job", false);
        if (directory != null) {
            body.put("target-directory", directory);
        }
        return savepoint(id, rest.post("/jobs/" + id + "/savepoints", body), max);
    }

    private String savepoint(String id, JsonNode trigger, Duration max) {
        String path = "/jobs/" + id + "/savepoints/" + trigger.path("request-id").asText();
        return Polling.await(
                "the savepoint of " + id + " is not complete after " + max.toSeconds() + " s",
                max,
                () -> {
                    JsonNode answer = rest.get(path);
                    if (!answer.path("status").path("id").asText().equals("COMPLETED")) {
                        return null;
                    }
                    JsonNode operation = answer.path("operation");
                    if (operation.has("failure-cause")) {
                        throw CommandException.failed(
                                "no savepoint: "
                                        + RestErrors.reason(
                                                operation
                                                        .path("failure-cause")
                                                        .path("stack-trace")
                                                        .asText()));
                    }
                    return operation.path("location").asText();
                });
    }
}
