package io.tickflow.flink.function;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.ScoredDecision;
import org.apache.flink.streaming.api.datastream.AsyncDataStream.OutputMode;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;

/** Creates the scoring stage: an ordered {@link ScoringOperator}. */
public final class ScoringOperatorFactory
        extends AsyncWaitOperatorFactory<FeatureVector, ScoredDecision> {

    private final ScoringFunction function;
    private final ScoringStage stage;

    public ScoringOperatorFactory(ScoringFunction function, ScoringStage stage) {
        super(function, stage.timeoutMillis(), stage.capacity(), OutputMode.ORDERED);
        this.function = function;
        this.stage = stage;
    }

    @Override
    // As Flink declares it; an operator of decisions is all that it asks for.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T extends StreamOperator<ScoredDecision>> T createStreamOperator(
            StreamOperatorParameters<ScoredDecision> parameters) {
        return (T)
                new ScoringOperator(
                        parameters, function, stage, processingTimeService, getMailboxExecutor());
    }

    @Override
    @SuppressWarnings("rawtypes") // As Flink declares it.
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return ScoringOperator.class;
    }
}
