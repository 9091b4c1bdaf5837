package io.tickflow.flink.function;

import io.tickflow.core.feature.VectorSchema;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.ScorerFactory;
import java.time.InstantSource;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.jspecify.annotations.Nullable;

/** Thread that scores with one bundle. It closes the bundle itself when it ends. */
final class ScoringThread {

    private static final long CLOSE_WAIT_MILLIS = 10_000;

    private final BatchScoring batching;
    private final Thread thread;

    private ScoringThread(BatchScoring batching, String name) {
        this.batching = batching;
        this.thread = new Thread(batching, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Opens a bundle and starts to score with it.
     *
     * @param name of the thread
     * @throws SuppressRestartsException if the bundle is invalid: another attempt would meet the
     *     same files
     */
    static ScoringThread start(
            ScorerFactory scorers,
            VectorSchema schema,
            ScoringStage stage,
            int subtask,
            MetricGroup group,
            InstantSource clock,
            String name) {
        @Nullable Scorer scorer = null;
        try {
            scorer = scorers.open();
            return new ScoringThread(
                    new BatchScoring(scorer, schema, stage, subtask, group, clock), name);
        } catch (InvalidBundleException e) {
            close(scorer);
            throw new SuppressRestartsException(e);
        } catch (RuntimeException e) {
            close(scorer);
            throw e;
        }
    }

    private static void close(@Nullable Scorer scorer) {
        if (scorer != null) {
            scorer.close();
        }
    }

    /** Queue of the thread. */
    BatchScoring batching() {
        return batching;
    }

    /** Ends the thread; a call of a member that outlasts the wait is not interrupted. */
    void close() throws InterruptedException {
        thread.interrupt();
        thread.join(CLOSE_WAIT_MILLIS);
    }
}
