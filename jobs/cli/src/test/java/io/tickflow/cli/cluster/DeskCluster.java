package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.cli.console.Home;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.RestTarget;
import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.flink.FlinkCluster;
import io.tickflow.process.flink.FlinkClusterConfig;
import io.tickflow.process.flink.FlinkDistribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A JobManager and two TaskManagers as processes, on one of which the DeskJob runs. */
public final class DeskCluster implements AutoCloseable {

    private static final String DESK = "tickflow-desk";
    private static final Integer TASK_MANAGERS = 2;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final FlinkCluster cluster;
    private final FlinkRest rest;

    private DeskCluster(FlinkCluster cluster) {
        this.cluster = cluster;
        this.rest = new FlinkRest(cluster.restUrl());
    }

    /** Starts it; TaskManagers that are silent for five seconds are given up. */
    public static DeskCluster start(ChildFolder folder) {
        return new DeskCluster(
                FlinkCluster.start(
                        folder,
                        new FlinkDistribution(
                                Home.resolve("jobs/dist/flink/target/lib"),
                                Home.resolve("flink-conf")),
                        FlinkClusterConfig.of(TASK_MANAGERS)
                                .withoutHighAvailability()
                                .with("execution.checkpointing.interval", "1 s")
                                .with("heartbeat.timeout", "5 s")
                                .with("env.java.opts.jobmanager", SHORT_LIVED)
                                .with("env.java.opts.taskmanager", SHORT_LIVED)));
    }

    /** Submits the DeskJob as a user does, and waits until it runs. */
    public void submit(Map<String, String> settings) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of("submit", "desk", "--json", "--jobmanager", cluster.restUrl()));
        settings.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        CommandRun.json(arguments.toArray(String[]::new));
        awaitRunning();
    }

    /** Waits until every task of the desk runs. */
    public void awaitRunning() {
        Awaitility.await("the desk runs")
                .atMost(TIMEOUT)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(() -> new ActiveJobs(new RestTarget(rest)).require(DESK).running());
    }

    /** Waits until both TaskManagers are registered. */
    public void awaitTaskManagers() {
        Awaitility.await("both TaskManagers")
                .atMost(TIMEOUT)
                .pollInterval(POLL)
                .until(
                        () -> rest.get("/taskmanagers").path("taskmanagers").size(),
                        TASK_MANAGERS::equals);
    }

    /** The process that the desk's sink runs in. */
    public ChildProcess taskManagerOfTheSink() {
        String job = "/jobs/" + new ActiveJobs(new RestTarget(rest)).require(DESK).id();
        for (JsonNode vertex : rest.get(job).path("vertices")) {
            if (vertex.path("name").asText().contains("execution")) {
                JsonNode tasks = rest.get(job + "/vertices/" + vertex.path("id").asText());
                return cluster.taskManager(
                        tasks.path("subtasks").path(0).path("taskmanager-id").asText());
            }
        }
        throw new IllegalStateException("the desk has no sink");
    }

    @Override
    public void close() {
        cluster.close();
    }
}
