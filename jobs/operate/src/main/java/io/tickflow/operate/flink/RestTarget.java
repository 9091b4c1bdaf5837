package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.cli.CommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The jobs of a cluster. */
final class Jobs {

    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");
    private static final String NAME_PREFIX = "tickflow-";

    private final FlinkRest rest;

    Jobs(FlinkRest rest) {
        this.rest = rest;
    }

    /**
     * One job.
     *
     * @param id Flink's id, 32 hexadecimal digits
     * @param name such as tickflow-signal
     * @param state such as RUNNING
     * @param startMillis when it was submitted
     * @param tasks number of its tasks
     * @param tasksRunning how many of them run
     */
    record Job(
            String id, String name, String state, long startMillis, int tasks, int tasksRunning) {

        boolean ended() {
            return ENDED.contains(state);
        }

        boolean running() {
            return state.equals("RUNNING") && tasks > 0 && tasks == tasksRunning;
        }
    }

    /** Every job that the cluster remembers, those that ended too, the youngest last. */
    List<Job> list() {
        List<Job> jobs = new ArrayList<>();
        for (JsonNode job : rest.get("/jobs/overview").path("jobs")) {
            jobs.add(
                    new Job(
                            job.path("jid").asText(),
                            job.path("name").asText(),
                            job.path("state").asText(),
                            job.path("start-time").asLong(),
                            job.path("tasks").path("total").asInt(),
                            job.path("tasks").path("running").asInt()));
        }
        jobs.sort((a, b) -> Long.compare(a.startMillis(), b.startMillis()));
        return jobs;
    }

    /** The job of this name that has not ended, if there is one. */
    Optional<Job> active(String name) {
        return list().stream().filter(job -> !job.ended() && job.name().equals(name)).findFirst();
    }

    /**
     * The job that has not ended and is meant by {@code text}: an id, a name, or signal, desk or
     * history.
     */
    Job require(String text) {
        List<Job> found =
                list().stream()
                        .filter(job -> !job.ended())
                        .filter(
                                job ->
                                        job.id().equals(text)
                                                || job.name().equals(text)
                                                || job.name().equals(NAME_PREFIX + text))
                        .toList();
        if (found.isEmpty()) {
            throw CommandException.invalid("no job " + text + " is active at " + rest.url());
        }
        if (found.size() > 1) {
            throw CommandException.invalid(
                    found.size() + " jobs are called " + text + ": name one by its id");
        }
        return found.get(0);
    }

    /** Waits until every task of a job runs. */
    void awaitRunning(String id, Duration max) {
        Polling.await(
                "job " + id + " does not run after " + max.toSeconds() + " s",
                max,
                () -> {
                    Job job =
                            list().stream()
                                    .filter(known -> known.id().equals(id))
                                    .findFirst()
                                    .orElseThrow(
                                            () ->
                                                    CommandException.failed(
                                                            "job " + id + " is gone"));
                    if (job.ended()) {
                        throw CommandException.failed(
                                "job " + id + " is " + job.state() + ": " + failure(id));
                    }
                    return job.running() ? job : null;
                });
    }

    private String failure(String id) {
        JsonNode root = rest.get("/jobs/" + id + "/exceptions").path("exceptionHistory");
        return RestErrors.reason(
                root.path("entries").path(0).path("stacktrace").asText("no reason is known"));
    }
}
