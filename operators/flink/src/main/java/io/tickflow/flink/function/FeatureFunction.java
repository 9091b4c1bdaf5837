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
 * {@link FeatureEngine} on keyed state: ticks keyed by symbol in, one vector for each decision
 * point out, in the order of the ticks; rejected ones to {@link #REJECTED}, the state of each
 * symbol once an hour to {@link #ANCHORS}, and what the feed did to {@link #FEED_EVENTS}. Uses no
 * timers and no watermarks. To be run by a {@link FeatureOperator}.
 */
public final class FeatureFunction extends KeyedProcessFunction<String, Tick, FeatureVector> {

    /** Side output of the ticks that the sanitizer refused. */
    public static final OutputTag<DeadLetter> REJECTED =
            new OutputTag<>("rejected-ticks", TypeInformation.of(DeadLetter.class));

    /** Side output of the state that the first tick of each UTC hour has left. */
    public static final OutputTag<StateAnchor> ANCHORS =
            new OutputTag<>("anchors", TypeInformation.of(StateAnchor.class));

    /** Side output of what the ticks told of the feed. */
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
     * A function for one topic.
     *
     * @param stage what to compute, and how state is kept
     * @param clock for ages in metrics and for nothing else; serializable
     */
    public FeatureFunction(FeatureStage stage, InstantSource clock) {
        this(stage, stage.stores(), clock);
    }

    /**
     * A function that keeps its state in other stores than its stage says.
     *
     * @param stores that it opens one of
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
        engine = new FeatureEngine(stage.pipeline(), stage.features());
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
    public void processElement(Tick tick, Context context, Collector<FeatureVector> out)
            throws Exception {
        metrics.begin(tick);
        SymbolState state = store.load(tick);
        if (state == null) {
            if (stage.history()) {
                throw new IllegalStateException("ticks of history cannot wait");
            }
            metrics.stepped();
            metrics.accepted(tick);
            return;
        }
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

    /** Puts all state into keyed state. */
    void flush() throws Exception {
        store.flush();
    }
}
