package io.tickflow.flink.function;

import io.tickflow.core.signal.RegimeVote;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalConfig;
import io.tickflow.core.signal.SignalOutcome;
import io.tickflow.core.signal.SignalRules;
import io.tickflow.core.signal.SignalState;
import io.tickflow.model.contract.PredictionRole;
import java.time.InstantSource;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Shell of {@link SignalRules}, keyed by symbol: emits every signal, vetoed ones with their reason.
 * A challenger has limits and a vote of the regime of its own; the cooldown is that of the symbol,
 * whichever bundle decides.
 */
public final class SignalFunction extends KeyedProcessFunction<String, ScoredDecision, Signal> {

    private final SignalConfig config;
    private final @Nullable SignalConfig challengerConfig;
    private final InstantSource clock;

    private transient Bundle champion;
    private transient Bundle challenger;
    private transient ValueState<Long> lastCandidate;
    private transient SignalMetrics metrics;

    /**
     * Creates a function with the limits of {@code config}.
     *
     * @param clock clock for ages in metrics only; serializable
     */
    public SignalFunction(SignalConfig config, InstantSource clock) {
        this(config, null, clock);
    }

    /**
     * Creates a function for two bundles.
     *
     * @param challenger limits of the challenger's signals; null without a challenger
     * @param clock clock for ages in metrics only; serializable
     */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    public SignalFunction(
            SignalConfig config, @Nullable SignalConfig challenger, InstantSource clock) {
        this.config = config;
        this.challengerConfig = challenger;
        this.clock = clock;
    }

    /** Rules of a bundle and the state of its regime. */
    private record Bundle(SignalRules rules, boolean hasRegime, ValueState<RegimeVote> regime) {}

    @Override
    public void open(OpenContext context) {
        lastCandidate =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("last-candidate-v1", Types.LONG));
        champion = bundle(config, "regime-v1");
        challenger =
                challengerConfig == null
                        ? champion
                        : bundle(challengerConfig, "challenger-regime-v1");
        metrics = new SignalMetrics(getRuntimeContext().getMetricGroup(), clock);
    }

    private Bundle bundle(SignalConfig limits, String stateName) {
        return new Bundle(
                new SignalRules(limits),
                limits.gates().hasRegime(),
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>(stateName, RegimeVote.class)));
    }

    @Override
    public void processElement(ScoredDecision scored, Context context, Collector<Signal> out)
            throws Exception {
        Bundle bundle =
                scored.prediction().role() == PredictionRole.CHALLENGER ? challenger : champion;
        SignalState state = load(bundle);
        if (!scored.decides()) {
            store(bundle, state, bundle.rules().watch(state, scored));
            return;
        }
        SignalOutcome outcome = bundle.rules().judge(state, scored);
        store(bundle, state, outcome.state());
        metrics.judged(outcome);
        if (outcome.signal() != null) {
            out.collect(outcome.signal());
        }
    }

    private SignalState load(Bundle bundle) throws Exception {
        Long millis = lastCandidate.value();
        RegimeVote vote = bundle.hasRegime() ? bundle.regime().value() : null;
        return new SignalState(
                millis == null ? SignalState.NO_CANDIDATE : millis,
                vote == null ? RegimeVote.NONE : vote);
    }

    private void store(Bundle bundle, SignalState before, SignalState after) throws Exception {
        if (after.lastCandidateMillis() != before.lastCandidateMillis()) {
            lastCandidate.update(after.lastCandidateMillis());
        }
        if (!after.regime().equals(before.regime())) {
            bundle.regime().update(after.regime());
        }
    }
}
