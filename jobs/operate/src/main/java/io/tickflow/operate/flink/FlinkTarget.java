package io.tickflow.operate.flink;

import io.tickflow.operate.OperationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flink deployment that runs jobs. Every call throws an {@link OperationException} if the
 * deployment does not answer or refuses.
 */
public interface FlinkTarget {

    /** Address of the deployment, for messages. */
    String address();

    /** Counts of TaskManagers, slots and jobs. */
    ClusterOverview overview();

    /** All known jobs including ended ones, the youngest last. */
    List<FlinkJob> jobs();

    /**
     * Starts a job.
     *
     * @param jar holds the job's main class
     * @return id of the job
     */
    String submit(Submission submission, Path jar);

    /** Waits until every task of a job runs; fails if the job ends or {@code max} passes. */
    void awaitRunning(String jobId, Duration max);

    /**
     * Stops a job with a savepoint.
     *
     * @param directory parent of the savepoint; null for the configured one
     * @param drain emits all pending results first; only for a job that will never be resumed
     * @return path of the savepoint
     */
    String stopWithSavepoint(String jobId, @Nullable String directory, boolean drain, Duration max);

    /**
     * Takes a savepoint of a job and lets it run.
     *
     * @param directory parent of the savepoint; null for the configured one
     * @return path of the savepoint
     */
    String savepoint(String jobId, @Nullable String directory, Duration max);
}
