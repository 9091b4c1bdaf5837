package io.tickflow.operate.rollout.platform;

import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.JobCheckpoints;
import io.tickflow.operate.rollout.journal.Fact;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Snapshot of a job that has ended.
 *
 * @param path where it is
 * @param kind savepoint, checkpoint, or the snapshot that the job itself started from
 * @param completeMillis when it was complete; null if unknown
 */
public record Snapshot(String path, String kind, @Nullable Long completeMillis) {

    private static final String SAVEPOINT = "savepoint";
    private static final String CHECKPOINT = "checkpoint";
    private static final String STARTED_FROM = "the snapshot that it started from";

    /** The savepoint of a stop. */
    public static Snapshot savepoint(String path, @Nullable Long completeMillis) {
        return new Snapshot(path, SAVEPOINT, completeMillis);
    }

    /**
     * Newest snapshot of a job that has ended in whatever way: never an older one, so that nothing
     * is rewound further than Flink's own recovery would.
     */
    static Snapshot newest(FlinkJob job, JobCheckpoints found) {
        String savepoint = found.savepointPath();
        boolean finished = job.state().equals("FINISHED");
        if (finished && savepoint != null) {
            return savepoint(savepoint, found.savepointDoneMillis());
        }
        if (finished) {
            // Only a stop finishes this job, and a checkpoint is older than the stop's savepoint.
            throw OperationException.failed(
                    "job "
                            + job.id()
                            + " was stopped, and the JobManager does not tell its savepoint: look"
                            + " for the newest one in the folder of savepoints");
        }
        String completed = found.completedPath();
        if (completed != null) {
            return new Snapshot(completed, CHECKPOINT, found.completedMillis());
        }
        String restored = found.restoredPath();
        if (restored != null) {
            return new Snapshot(restored, STARTED_FROM, null);
        }
        throw OperationException.failed(
                "job " + job.id() + " is " + job.state() + " and left no snapshot");
    }

    /** Facts for the journal. */
    public Map<Fact, String> facts() {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.SNAPSHOT, path);
        facts.put(Fact.KIND, kind);
        if (completeMillis != null) {
            facts.put(Fact.COMPLETE_MILLIS, completeMillis.toString());
        }
        return facts;
    }
}
