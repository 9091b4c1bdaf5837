package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.cli.console.Home;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.RestTarget;
import io.tickflow.operate.flink.Submission;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The jobs of a cluster, submitted and stopped as a user does it, and waited for. */
final class ClusterJobs {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(250);

    private final String url;
    private final Map<String, String> settings;

    /**
     * The jobs of a cluster.
     *
     * @param url of its JobManager
     * @param settings that point a job at its stack
     */
    ClusterJobs(String url, Map<String, String> settings) {
        this.url = url;
        this.settings = Map.copyOf(settings);
    }

    /** Submits a job and waits until it runs. */
    void submit(String job, String... options) throws Exception {
        CommandRun.json(submission(job, options));
    }

    /** Submits a job that is refused, and returns the words of the command. */
    String submitInVain(String job, String... options) {
        CommandRun run = CommandRun.of(submission(job, options));
        assertThat(run.exitCode()).as(run.out()).isNotZero();
        return run.err();
    }

    private String[] submission(String job, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("submit", job, "--json", "--jobmanager", url));
        settings.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    /** Submits a job without a look at those that run, as Flink's own command line does. */
    String submitUnchecked(JobKind kind) {
        Submission submission =
                Submission.of(
                        kind, Home.resolve(""), Home.resolve("flink-conf/tickflow.yaml"), settings);
        return new RestTarget(new FlinkRest(url)).submit(submission, JobJar.locate());
    }

    /** Waits until a job has failed and returns why. */
    String failure(String jobId) {
        var rest = new FlinkRest(url);
        await("job " + jobId + " has failed")
                .until(() -> rest.get("/jobs/" + jobId).path("state").asText().equals("FAILED"));
        return rest.get("/jobs/" + jobId + "/exceptions").toString();
    }

    /** Stops a job and returns its savepoint. */
    String stop(String job, String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("stop", job, "--json", "--jobmanager", url));
        arguments.addAll(List.of(options));
        return CommandRun.json(arguments.toArray(String[]::new)).path("savepoint").asText();
    }

    /** Names of the jobs that have not ended. */
    List<String> names() {
        return active().stream().map(FlinkJob::name).toList();
    }

    /** Ids of the jobs that have not ended. */
    Set<String> ids() {
        return Set.copyOf(active().stream().map(FlinkJob::id).toList());
    }

    /** Waits until {@code count} jobs, and no other, run with every task. */
    void awaitRunning(int count) {
        await("all jobs run")
                .ignoreExceptions()
                .until(
                        () ->
                                active().size() == count
                                        && active().stream().allMatch(FlinkJob::running));
    }

    /** Takes a checkpoint, and waits until it is complete. */
    void takeCheckpoint(String job) throws Exception {
        var rest = new FlinkRest(url);
        String path = checkpoints(rest, job);
        long before = completedCheckpoints(rest, path);
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(url + path))
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString("{}"))
                                        .build(),
                                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        await("the checkpoint of " + job).until(() -> completedCheckpoints(rest, path) > before);
    }

    private static long completedCheckpoints(FlinkRest rest, String path) {
        return rest.get(path).path("counts").path("completed").asLong();
    }

    private static String checkpoints(FlinkRest rest, String job) {
        return "/jobs/" + new ActiveJobs(new RestTarget(rest)).require(job).id() + "/checkpoints";
    }

    /** Waits until a job has completed a checkpoint that it began after this call. */
    void awaitCheckpoint(String job) {
        var rest = new FlinkRest(url);
        String path = checkpoints(rest, job);
        long now = System.currentTimeMillis();
        await("a checkpoint of " + job)
                .until(
                        () -> {
                            JsonNode last = rest.get(path).path("latest").path("completed");
                            return last.path("trigger_timestamp").asLong() > now;
                        });
    }

    /** Restarts of a job in its place, as counted by its JobManager. */
    int restarts(String job) {
        var rest = new FlinkRest(url);
        JsonNode metrics =
                rest.get(
                        "/jobs/"
                                + new ActiveJobs(new RestTarget(rest)).require(job).id()
                                + "/metrics?get=numRestarts");
        return metrics.path(0).path("value").asInt();
    }

    /** Resource ids of the TaskManagers that run tasks of a job. */
    Set<String> taskManagers(String job) {
        var rest = new FlinkRest(url);
        String path = "/jobs/" + new ActiveJobs(new RestTarget(rest)).require(job).id();
        Set<String> hosts = new TreeSet<>();
        for (JsonNode vertex : rest.get(path).path("vertices")) {
            JsonNode tasks = rest.get(path + "/vertices/" + vertex.path("id").asText());
            hosts.addAll(tasks.path("subtasks").findValuesAsText("taskmanager-id"));
        }
        return hosts;
    }

    /** Failures of the newest job, which has failed for good: one for each attempt. */
    List<JsonNode> failures() {
        var rest = new FlinkRest(url);
        List<FlinkJob> jobs = new RestTarget(rest).jobs();
        FlinkJob newest = jobs.get(jobs.size() - 1);
        assertThat(newest.state()).isEqualTo("FAILED");
        List<JsonNode> failures = new ArrayList<>();
        rest.get("/jobs/" + newest.id() + "/exceptions?maxExceptions=50")
                .path("exceptionHistory")
                .path("entries")
                .forEach(failures::add);
        return failures;
    }

    private List<FlinkJob> active() {
        return new ActiveJobs(new RestTarget(new FlinkRest(url))).list();
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(TIMEOUT).pollInterval(POLL).pollInSameThread();
    }
}
