package io.tickflow.flink.function;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import io.tickflow.core.market.TickRejection;
import io.tickflow.flink.state.StoredGroup;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * {@link FeatureEngine} on keyed state: ticks keyed by symbol in, one vector for each accepted tick
 * out, in the order of the ticks; rejected ones to {@link #REJECTED}. Uses no timers and no
 * watermarks.
 */
public final class FeatureFunction extends KeyedProcessFunction<String, Tick, FeatureVector> {

    /** Side output of the ticks that the sanitizer refused. */
    public static final OutputTag<DeadLetter> REJECTED =
            new OutputTag<>("rejected-ticks", TypeInformation.of(DeadLetter.class));

    private final String pipeline;
    private final String topic;
    private final InstantSource clock;

    private transient FeatureEngine engine;
    private transient List<StoredGroup<?>> groups;
    private transient FeatureMetrics metrics;

    /**
     * A function for one topic.
     *
     * @param pipeline goes into the ids of decisions
     * @param topic that the ticks come from, for dead letters
     * @param clock for ages in metrics and for nothing else; serializable
     */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    public FeatureFunction(String pipeline, String topic, InstantSource clock) {
        this.pipeline = pipeline;
        this.topic = topic;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext openContext) {
        engine = new FeatureEngine(pipeline);
        groups =
                SymbolState.groups().stream()
                        .<StoredGroup<?>>map(group -> StoredGroup.open(group, getRuntimeContext()))
                        .toList();
        metrics = new FeatureMetrics(getRuntimeContext().getMetricGroup(), clock);
    }

    @Override
    public void processElement(Tick tick, Context context, Collector<FeatureVector> out)
            throws IOException {
        metrics.begin(tick);
        var state = new SymbolState();
        for (StoredGroup<?> group : groups) {
            group.loadInto(state);
        }
        FeatureStep step = engine.step(state, tick);
        for (StoredGroup<?> group : groups) {
            if (step.changed().contains(group.group())) {
                group.storeFrom(state);
            }
        }
        metrics.stepped();
        DeadLetterCode rejection = step.rejection();
        if (rejection != null) {
            metrics.rejected(rejection);
            context.output(REJECTED, TickRejection.deadLetter(rejection, tick, topic));
        }
        FeatureVector vector = step.vector();
        if (vector != null) {
            metrics.accepted(vector);
            out.collect(vector);
        }
    }
}
