package io.tickflow.flink.function;

import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalConfig;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalRules;
import io.tickflow.core.signal.SignalState;
import java.time.InstantSource;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Shell of {@link SignalRules}, keyed by symbol: emits every signal, vetoed ones with their reason.
 */
public final class SignalFunction extends KeyedProcessFunction<String, ScoredDecision, Signal> {

    private final double confidenceMin;
    private final double spreadMultipleMax;
    private final int qualityMask;
    private final long cooldownMillis;
    private final long horizonMillis;
    private final long timeToLiveMillis;
    private final InstantSource clock;

    private transient SignalRules rules;
    private transient ValueState<Long> lastCandidate;
    private transient SignalMetrics metrics;

    /**
     * Creates a function with the limits of {@code config}.
     *
     * @param clock clock for ages in metrics only; serializable
     */
    public SignalFunction(SignalConfig config, InstantSource clock) {
        this.clock = clock;
        this.confidenceMin = config.confidenceMin();
        this.spreadMultipleMax = config.spreadMultipleMax();
        this.qualityMask = config.qualityMask();
        this.cooldownMillis = config.cooldownMillis();
        this.horizonMillis = config.horizonMillis();
        this.timeToLiveMillis = config.timeToLiveMillis();
    }

    @Override
    public void open(OpenContext context) {
        rules =
                new SignalRules(
                        new SignalConfig(
                                confidenceMin,
                                spreadMultipleMax,
                                qualityMask,
                                cooldownMillis,
                                horizonMillis,
                                timeToLiveMillis));
        lastCandidate =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("last-candidate-v1", Types.LONG));
        metrics = new SignalMetrics(getRuntimeContext().getMetricGroup(), clock);
    }

    @Override
    public void processElement(ScoredDecision scored, Context context, Collector<Signal> out)
            throws Exception {
        SignalState state = load();
        SignalOutcome outcome = rules.judge(state, scored);
        if (!outcome.state().equals(state)) {
            lastCandidate.update(outcome.state().lastCandidateMillis());
        }
        metrics.judged(outcome);
        if (outcome.signal() != null) {
            out.collect(outcome.signal());
        }
    }

    private SignalState load() throws Exception {
        Long millis = lastCandidate.value();
        return millis == null ? SignalState.EMPTY : new SignalState(millis);
    }
}
