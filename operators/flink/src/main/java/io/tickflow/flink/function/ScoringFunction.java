package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.ScorerFactory;
import java.time.InstantSource;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Scores feature vectors on a separate thread. Vectors that arrive during a batch form the next
 * batch, so batching delays no vector that is not late already ({@link BatchDelay}). A failing
 * model or a timeout gives an abstained prediction; neither fails the job.
 *
 * <p>Threads: the task thread only enqueues; one scoring thread owns the {@link Scorer} and closes
 * it when it ends.
 */
public final class ScoringFunction extends RichAsyncFunction<FeatureVector, ScoredDecision> {

    private static final long CLOSE_WAIT_MILLIS = 10_000;

    private final ScorerFactory scorers;
    private final VectorSchema schema;
    private final ScoringStage stage;
    private final InstantSource clock;

    private transient Scorer scorer;
    private transient BatchScoring batching;
    private transient Thread thread;

    /**
     * Creates a function that scores with the bundle opened by {@code scorers}.
     *
     * @param schema schema of the vectors
     * @param clock clock for deadlines and circuit breakers, whose effects are recorded, and for
     *     ages; serializable
     */
    public ScoringFunction(
            ScorerFactory scorers, VectorSchema schema, ScoringStage stage, InstantSource clock) {
        this.scorers = scorers;
        this.schema = schema;
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        try {
            scorer = scorers.open();
            batching =
                    new BatchScoring(
                            scorer,
                            schema,
                            stage,
                            getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                            getRuntimeContext().getMetricGroup(),
                            clock);
        } catch (InvalidBundleException e) {
            // Another attempt would meet the same files.
            throw new SuppressRestartsException(e);
        }
        thread =
                new Thread(
                        batching,
                        "scoring-" + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void asyncInvoke(FeatureVector vector, ResultFuture<ScoredDecision> result) {
        if (!batching.offer(vector, result)) {
            abstain(vector, Abstention.OVERFLOW, result);
        }
    }

    @Override
    public void timeout(FeatureVector vector, ResultFuture<ScoredDecision> result) {
        batching.countTimeout();
        abstain(vector, Abstention.EXPIRED, result);
    }

    private void abstain(
            FeatureVector vector, Abstention reason, ResultFuture<ScoredDecision> result) {
        result.complete(List.of(batching.abstention(vector, reason)));
    }

    @Override
    public void close() throws Exception {
        if (thread != null) {
            // The thread closes the scorer itself, so a call that outlasts this wait is not
            // interrupted.
            thread.interrupt();
            thread.join(CLOSE_WAIT_MILLIS);
        } else if (scorer != null) {
            scorer.close();
        }
    }
}
