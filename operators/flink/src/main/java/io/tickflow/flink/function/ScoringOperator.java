package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.ScoredDecision;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperator;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.util.retryable.AsyncRetryStrategies;

/**
 * Runs a {@link ScoringFunction} and answers every vector before a barrier leaves.
 *
 * <p>Flink's own operator keeps vectors in flight in its state. When the parallelism changes it
 * deals them out to the subtasks without regard to their symbols, so that decisions on a symbol
 * pass each other on their way to the cooldown. It also emits answers behind the barrier of a
 * savepoint that stops the job, and once more after the restart. With nothing in flight neither can
 * happen. Vectors in savepoints of earlier releases are still read.
 */
final class ScoringOperator extends AsyncWaitOperator<FeatureVector, ScoredDecision> {

    @SuppressWarnings("unchecked") // Flink declares its strategy of no retries as a raw type.
    ScoringOperator(
            StreamOperatorParameters<ScoredDecision> parameters,
            ScoringFunction function,
            ScoringStage stage,
            ProcessingTimeService time,
            MailboxExecutor mailbox) {
        super(
                parameters,
                function,
                stage.timeoutMillis(),
                stage.capacity(),
                OutputMode.ORDERED,
                AsyncRetryStrategies.NO_RETRY_STRATEGY,
                time,
                mailbox);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        // Without retries it waits for the vectors in flight and changes nothing else.
        endInput();
    }
}
