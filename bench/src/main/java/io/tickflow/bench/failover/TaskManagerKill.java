package io.tickflow.bench.failover;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.process.flink.FlinkCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Kill of the TaskManager with the most tasks, as often as wanted. A killed TaskManager is started
 * again afterwards, so that from the second kill on all tasks move.
 */
final class TaskManagerKill {

    private static final Duration MAX = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 200;

    private final FlinkCluster cluster;
    private final FlinkRest rest;
    private final Map<String, String> jobs;

    /** Kills on a cluster with jobs, given by their ids by name. */
    TaskManagerKill(FlinkCluster cluster, FlinkRest rest, Map<String, String> jobs) {
        this.cluster = cluster;
        this.rest = rest;
        this.jobs = jobs;
    }

    /** Kills once and returns the parts of each job that had tasks there. */
    List<Recovery> run() throws InterruptedException {
        long checkpointsFrom = System.currentTimeMillis();
        await(
                "a checkpoint of each job",
                () -> jobs.values().stream().allMatch(id -> checkpointed(id, checkpointsFrom)));
        String victim = busiest();
        int number = cluster.taskManager(1) == cluster.taskManager(victim) ? 1 : 2;
        long killedMillis = System.currentTimeMillis();
        cluster.taskManager(number).killForcibly();
        await(
                "all tasks on the other TaskManager",
                () ->
                        tasks().values().stream()
                                .flatMap(List::stream)
                                .allMatch(
                                        task ->
                                                task.running()
                                                        && !task.taskManager().equals(victim)));
        List<Recovery> recoveries = new ArrayList<>();
        tasks().forEach(
                        (job, all) -> {
                            List<TaskTimes> moved =
                                    all.stream()
                                            .filter(task -> task.createdMillis() >= killedMillis)
                                            .toList();
                            if (!moved.isEmpty()) {
                                recoveries.add(
                                        Recovery.of(job, killedMillis, failedMillis(job), moved));
                            }
                        });
        cluster.restartTaskManager(number);
        cluster.awaitTaskManagers();
        return recoveries;
    }

    private Map<String, List<TaskTimes>> tasks() {
        Map<String, List<TaskTimes>> tasks = new HashMap<>();
        jobs.forEach((name, id) -> tasks.put(name, TaskTimes.of(rest, id)));
        return tasks;
    }

    private String busiest() {
        Map<String, Integer> counts = new HashMap<>();
        tasks().values().stream()
                .flatMap(List::stream)
                .forEach(task -> counts.merge(task.taskManager(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Comparator.comparingInt(Entry::getValue))
                .orElseThrow(() -> new IllegalStateException("no task runs"))
                .getKey();
    }

    private boolean checkpointed(String id, long fromMillis) {
        JsonNode last = rest.get("/jobs/" + id + "/checkpoints").path("latest").path("completed");
        return last.path("trigger_timestamp").asLong() > fromMillis;
    }

    /** Time of the newest failure of a job. */
    private long failedMillis(String job) {
        JsonNode history = rest.get("/jobs/" + jobs.get(job) + "/exceptions");
        long newest = 0;
        for (JsonNode entry : history.path("exceptionHistory").path("entries")) {
            newest = Math.max(newest, entry.path("timestamp").asLong());
        }
        return newest;
    }

    private static void await(String event, BooleanSupplier happened) throws InterruptedException {
        long deadline = System.nanoTime() + MAX.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("not in " + MAX.toSeconds() + " s: " + event);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
