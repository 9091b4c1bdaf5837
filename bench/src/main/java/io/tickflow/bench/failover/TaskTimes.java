package io.tickflow.bench.failover;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.operate.flink.FlinkRest;
import java.util.ArrayList;
import java.util.List;

/**
 * Times of the present attempt of a task, as the JobManager recorded them, epoch milliseconds; 0 if
 * a state was not reached.
 *
 * @param vertex name of its vertex
 * @param taskManager resource id of its TaskManager
 * @param running true if it runs
 */
record TaskTimes(
        String vertex,
        String taskManager,
        boolean running,
        long createdMillis,
        long deployingMillis,
        long initializingMillis,
        long runningMillis) {

    /** Reads all tasks of a job. */
    static List<TaskTimes> of(FlinkRest rest, String jobId) {
        List<TaskTimes> tasks = new ArrayList<>();
        String job = "/jobs/" + jobId;
        for (JsonNode vertex : rest.get(job).path("vertices")) {
            String path = job + "/vertices/" + vertex.path("id").asText();
            JsonNode places = rest.get(path).path("subtasks");
            JsonNode times = rest.get(path + "/subtasktimes").path("subtasks");
            for (int subtask = 0; subtask < places.size(); subtask++) {
                tasks.add(
                        of(
                                vertex.path("name").asText(),
                                places.path(subtask),
                                times.path(subtask).path("timestamps")));
            }
        }
        return tasks;
    }

    private static TaskTimes of(String vertex, JsonNode place, JsonNode times) {
        return new TaskTimes(
                vertex,
                place.path("taskmanager-id").asText(),
                place.path("status").asText().equals("RUNNING"),
                times.path("CREATED").asLong(),
                times.path("DEPLOYING").asLong(),
                times.path("INITIALIZING").asLong(),
                times.path("RUNNING").asLong());
    }
}
