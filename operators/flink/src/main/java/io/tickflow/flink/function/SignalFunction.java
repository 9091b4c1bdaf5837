package io.tickflow.flink.function;

import io.tickflow.core.signal.RegimeVote;
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

    private final SignalConfig config;
    private final InstantSource clock;

    private transient SignalRules rules;
    private transient ValueState<Long> lastCandidate;
    private transient ValueState<RegimeVote> regime;
    private transient SignalMetrics metrics;

    /**
     * Creates a function with the limits of {@code config}.
     *
     * @param clock clock for ages in metrics only; serializable
     */
    public SignalFunction(SignalConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        rules = new SignalRules(config);
        lastCandidate =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("last-candidate-v1", Types.LONG));
        regime =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("regime-v1", RegimeVote.class));
        metrics = new SignalMetrics(getRuntimeContext().getMetricGroup(), clock);
    }

    @Override
    public void processElement(ScoredDecision scored, Context context, Collector<Signal> out)
            throws Exception {
        SignalState state = load();
        SignalOutcome outcome = rules.judge(state, scored);
        store(state, outcome.state());
        metrics.judged(outcome);
        if (outcome.signal() != null) {
            out.collect(outcome.signal());
        }
    }

    private SignalState load() throws Exception {
        Long millis = lastCandidate.value();
        RegimeVote vote = config.gates().hasRegime() ? regime.value() : null;
        return new SignalState(
                millis == null ? SignalState.NO_CANDIDATE : millis,
                vote == null ? RegimeVote.NONE : vote);
    }

    private void store(SignalState before, SignalState after) throws Exception {
        if (after.lastCandidateMillis() != before.lastCandidateMillis()) {
            lastCandidate.update(after.lastCandidateMillis());
        }
        if (!after.regime().equals(before.regime())) {
            regime.update(after.regime());
        }
    }
}
