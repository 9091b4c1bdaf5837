package io.tickflow.cli.cluster;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.Submission;
import io.tickflow.operate.savepoint.OffsetCheck;
import io.tickflow.operate.savepoint.OffsetReport;
import io.tickflow.operate.savepoint.SavepointCheck;
import java.io.PrintWriter;
import org.apache.flink.configuration.Configuration;

/** Check before a job starts from a savepoint: its topics must have the records that follow. */
final class SavepointOffsets {

    private final PrintWriter err;

    /**
     * Creates a check.
     *
     * @param err for what is lost, and for what cannot be checked from here
     */
    SavepointOffsets(PrintWriter err) {
        this.err = err;
    }

    /**
     * Checks, as far as this machine sees the savepoint and Kafka; the cluster may see more.
     *
     * @param acceptLost true to go on without records that are gone
     * @throws OperationException if it does not fit
     */
    void require(Submission submission, String savepoint, boolean acceptLost) {
        if (!SavepointCheck.isReadable(savepoint)) {
            note(savepoint + " cannot be read from here, so its offsets were not compared");
            return;
        }
        try {
            OffsetReport report =
                    OffsetCheck.run(
                            savepoint,
                            submission.kind(),
                            Configuration.fromMap(submission.settings()));
            report.require(acceptLost);
            report.lost().forEach(range -> note("accepted: " + range.text()));
        } catch (OperationException e) {
            if (e.kind() == OperationException.Kind.INVALID) {
                throw e;
            }
            note("the offsets of the savepoint were not compared: " + e.getMessage());
        }
    }

    private void note(String text) {
        err.println("note: " + text);
        err.flush();
    }
}
