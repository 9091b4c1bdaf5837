package io.tickflow.cli.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.savepoint.OffsetCheck;
import io.tickflow.operate.savepoint.OffsetReport;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Offsets of a savepoint beside the topics, or the reason for which nobody knows.
 *
 * @param report comparison; null if Kafka did not answer
 * @param unknown reason; empty if it did
 */
record SavedOffsets(@Nullable OffsetReport report, String unknown) {

    static final SavedOffsets LEFT_OUT = new SavedOffsets(null, "--no-kafka");

    /** Compares; a Kafka that does not answer is no failure here. */
    static SavedOffsets of(String path, JobKind kind, Configuration settings) {
        try {
            return new SavedOffsets(OffsetCheck.run(path, kind, settings), "");
        } catch (OperationException e) {
            if (e.kind() == OperationException.Kind.INVALID) {
                throw e;
            }
            return new SavedOffsets(null, String.valueOf(e.getMessage()));
        }
    }

    boolean isWhole() {
        return report == null || report.isWhole();
    }

    void addTo(ObjectNode root) {
        ObjectNode offsets = root.putObject("offsets");
        offsets.put("compared", report != null);
        ArrayNode problems = offsets.putArray("problems");
        problems().forEach(problems::add);
    }

    /** Sentence for users, or several lines. */
    String text() {
        if (report == null) {
            return "offsets were not compared: " + unknown;
        }
        return report.isWhole()
                ? "the topics have every record that it goes on with"
                : "it does not fit the topics:\n  " + String.join("\n  ", problems());
    }

    private List<String> problems() {
        return report == null ? List.of() : report.problems();
    }
}
