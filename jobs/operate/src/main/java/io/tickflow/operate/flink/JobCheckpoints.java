package io.tickflow.operate.flink;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Newest snapshots of a job.
 *
 * @param completedMillis when its newest checkpoint was complete; null if there is none
 * @param completedPath where it is; null if there is none
 * @param savepointMillis when its newest savepoint was triggered; null if there is none
 * @param savepointDoneMillis when it was complete; null if there is none
 * @param savepointPath where it is; null if there is none
 * @param restoredPath snapshot that the job has started from last; null if there is none
 */
public record JobCheckpoints(
        @Nullable Long completedMillis,
        @Nullable String completedPath,
        @Nullable Long savepointMillis,
        @Nullable Long savepointDoneMillis,
        @Nullable String savepointPath,
        @Nullable String restoredPath) {

    static JobCheckpoints of(JsonNode answer) {
        JsonNode latest = answer.path("latest");
        JsonNode completed = latest.path("completed");
        JsonNode savepoint = latest.path("savepoint");
        return new JobCheckpoints(
                number(completed.path("latest_ack_timestamp")),
                text(completed.path("external_path")),
                number(savepoint.path("trigger_timestamp")),
                number(savepoint.path("latest_ack_timestamp")),
                text(savepoint.path("external_path")),
                text(latest.path("restored").path("external_path")));
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isNumber() ? node.asLong() : null;
    }

    /** A path; Flink writes a note in angle brackets for a snapshot that no path leads to. */
    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.asText().startsWith("<") ? node.asText() : null;
    }
}
