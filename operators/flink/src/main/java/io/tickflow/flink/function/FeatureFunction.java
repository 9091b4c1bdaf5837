package io.tickflow.flink.function;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.Tick;
import io.tickflow.core.market.TickRejection;
import io.tickflow.flink.state.SymbolStore;
import io.tickflow.flink.state.SymbolStores;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Shell of {@link FeatureEngine} on keyed state. Input is ticks keyed by symbol; output is a vector
 * for each decision point, in the order of the ticks. Rejected ticks go to {@link #REJECTED}, the
 * state of each symbol goes to {@link #ANCHORS} once an hour, and observations about the feed to
 * {@link #FEED_EVENTS}. Uses no timers and no watermarks. Must run in a {@link FeatureOperator}.
 */
public final class FeatureFunction extends KeyedProcessFunction<String, Tick, FeatureVector> {

    /** Side output of rejected ticks. */
    public static final OutputTag<DeadLetter> REJECTED =
            new OutputTag<>("rejected-ticks", TypeInformation.of(DeadLetter.class));

    /** Side output of states after the first tick of each UTC hour. */
    public static final OutputTag<StateAnchor> ANCHORS =
            new OutputTag<>("anchors", TypeInformation.of(StateAnchor.class));

    /** Side output of observations about the feed. */
    public static final OutputTag<FeedEvent> FEED_EVENTS =
            new OutputTag<>("feed-events", TypeInformation.of(FeedEvent.class));

    private final FeatureStage stage;
    private final SymbolStores stores;
    private final InstantSource clock;
    private transient @Nullable Consumer<String> currentKey;
    private transient FeatureEngine engine;
    private transient SymbolStore store;
    private transient FeatureMetrics metrics;
    private transient @Nullable HistorySpans spans;

    /**
     * Creates a function for one topic.
     *
     * @param stage features and store
     * @param clock clock for ages in metrics only; serializable
     */
    public FeatureFunction(FeatureStage stage, InstantSource clock) {
        this(stage, stage.stores(), clock);
    }

    /**
     * Creates a function with other stores than those of its stage.
     *
     * @param stores factory of its store
     */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    public FeatureFunction(FeatureStage stage, SymbolStores stores, InstantSource clock) {
        this.stage = stage;
        this.stores = stores;
        this.clock = clock;
    }

    /** Gives the store the setter of the current key; call before {@link #open}. */
    void useKeys(Consumer<String> setter) {
        currentKey = setter;
    }

    @Override
    public void open(OpenContext openContext) {
        engine = new FeatureEngine(stage.pipeline(), stage.features(), stage.rekeyed());
        if (currentKey == null) {
            throw new IllegalStateException("a FeatureFunction is run by a FeatureOperator");
        }
        store = stores.open(engine, getRuntimeContext(), currentKey);
        metrics = new FeatureMetrics(getRuntimeContext().getMetricGroup(), clock);
        if (stage.history()) {
            spans = new HistorySpans();
            getRuntimeContext().addAccumulator(HistorySpans.NAME, spans);
        }
    }

    @Override
    public void processElement(Tick arrived, Context context, Collector<FeatureVector> out)
            throws Exception {
        metrics.begin(arrived);
        SymbolState state = store.load(arrived);
        if (state == null) {
            if (stage.history()) {
                throw new IllegalStateException("ticks of history cannot wait");
            }
            metrics.stepped();
            metrics.accepted(arrived);
            return;
        }
        Tick tick = engine.settle(state, arrived, stage.history());
        FeatureStep step =
                stage.history() ? engine.stepOfHistory(state, tick) : engine.step(state, tick);
        store.onChanged(tick.symbol(), state);
        metrics.stepped();
        for (FeedEvent event : step.noticed()) {
            metrics.noticed(event.kind());
            context.output(FEED_EVENTS, event);
        }
        DeadLetterCode rejection = step.rejection();
        if (rejection != null) {
            metrics.rejected(rejection);
            context.output(REJECTED, TickRejection.deadLetter(rejection, tick, stage.topic()));
            return;
        }
        metrics.accepted(tick);
        if (spans != null) {
            spans.add(new HistorySpans.Reached(tick.symbol(), tick.eventTimeMillis()));
        }
        FeatureVector vector = step.vector();
        if (vector != null) {
            out.collect(vector);
        }
        if (step.startsHour()) {
            context.output(ANCHORS, engine.anchor(state, tick));
        }
    }

    /** Writes all state to keyed state. */
    void flush() throws Exception {
        store.flush();
    }
}
