package io.tickflow.job.trading;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.decode.TickDecodeFunction;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.Tick;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.flink.Uids;
import io.tickflow.flink.edge.EdgeType;
import io.tickflow.flink.function.FeatureFunction;
import io.tickflow.flink.function.FeatureOperator;
import io.tickflow.flink.function.FeatureStage;
import io.tickflow.flink.function.RekeyFunction;
import io.tickflow.flink.function.RekeyStage;
import io.tickflow.flink.function.ScoringFunction;
import io.tickflow.flink.function.ScoringOperatorFactory;
import io.tickflow.flink.function.ScoringStage;
import io.tickflow.flink.function.SignalFunction;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.Prediction;
import io.tickflow.settings.SignalJobConfig;
import java.time.InstantSource;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/** Graph from raw records to signals, a function of its ends. */
public final class SignalTopology {

    /**
     * Sinks of the events.
     *
     * @param features vectors, one for each decision point
     * @param predictions predictions, one for each decision point
     * @param signals candidates and vetoed signals
     * @param deadLetters unusable records and rejected ticks, with the reason
     * @param anchors states of symbols, one an hour each
     * @param feedEvents observations about the feed
     * @param breakerChanges changes of the circuit breakers of members
     */
    public record Ends(
            Sink<FeatureVector> features,
            Sink<Prediction> predictions,
            Sink<Signal> signals,
            Sink<DeadLetter> deadLetters,
            Sink<StateAnchor> anchors,
            Sink<FeedEvent> feedEvents,
            Sink<BreakerChange> breakerChanges) {}

    /** Clock for ages in metrics; no decision reads it. */
    private static final InstantSource WALL_CLOCK = InstantSource.system();

    private SignalTopology() {}

    /** Adds the graph to the environment of {@code records}. */
    public static void define(
            DataStream<RawRecord> records, SignalJobConfig config, SignalModel model, Ends ends) {
        SingleOutputStreamOperator<Tick> ticks = decode(records, config.feed().clock());
        fromTicks(
                rekey(ticks, config.feed().rekey(), Uids.REKEY),
                ticks.getSideOutput(TickDecodeFunction.DEAD_LETTERS),
                ticks.getSideOutput(TickDecodeFunction.FEED_EVENTS),
                config.stage(),
                config,
                model,
                ends);
    }

    /** Adds the decode stage; undecodable records go to {@link TickDecodeFunction#DEAD_LETTERS}. */
    public static SingleOutputStreamOperator<Tick> decode(
            DataStream<RawRecord> records, FeedClock clock) {
        return records.process(new TickDecodeFunction(clock, WALL_CLOCK))
                .returns(EdgeType.TICK)
                // Any other parallelism would distribute the records of a partition and lose their
                // order.
                .setParallelism(records.getParallelism())
                .uid(Uids.TICK_DECODE)
                .name("decode");
    }

    /**
     * Adds the re-keying stage, if it is on. The watermarks of {@code ticks} must then be Kafka's
     * timestamps, read by each partition.
     */
    public static DataStream<Tick> rekey(DataStream<Tick> ticks, RekeyStage stage, String uid) {
        return stage.on()
                ? ticks.keyBy(Tick::symbol)
                        .process(new RekeyFunction(stage))
                        .returns(EdgeType.TICK)
                        .uid(uid)
                        .name("rekey")
                : ticks;
    }

    /**
     * Adds the graph after decoding.
     *
     * @param ticks ticks, in order for each symbol
     * @param undecodable dead letters of undecodable records; null if there is no such stream
     * @param noticed feed events of earlier stages; null if there is no such stream
     * @param stage settings of the feature stage
     */
    public static void fromTicks(
            DataStream<Tick> ticks,
            @Nullable DataStream<DeadLetter> undecodable,
            @Nullable DataStream<FeedEvent> noticed,
            FeatureStage stage,
            SignalJobConfig config,
            SignalModel model,
            Ends ends) {
        ScoringStage scoring = config.scoring().stage();
        SingleOutputStreamOperator<FeatureVector> features =
                ticks.keyBy(Tick::symbol)
                        .transform(
                                "features",
                                TypeInformation.of(FeatureVector.class),
                                new FeatureOperator(new FeatureFunction(stage, WALL_CLOCK)))
                        .uid(Uids.FEATURES)
                        .name("features");

        SingleOutputStreamOperator<ScoredDecision> scored =
                features.transform(
                                "scoring",
                                EdgeType.SCORED_DECISION,
                                new ScoringOperatorFactory(
                                        new ScoringFunction(
                                                model.scorers(),
                                                stage.features().vectorSchema(),
                                                scoring,
                                                WALL_CLOCK,
                                                model.challengerStage()),
                                        scoring))
                        .uid(Uids.SCORING)
                        .name("scoring");

        SingleOutputStreamOperator<Signal> signals =
                scored.keyBy(decision -> decision.prediction().symbol())
                        .process(
                                new SignalFunction(
                                        model.signals(), model.challengerSignals(), WALL_CLOCK))
                        .returns(Signal.class)
                        .uid(Uids.SIGNALS)
                        .name("signals");

        signals.sinkTo(ends.signals()).uid(Uids.SIGNALS_SINK).name("signals-out");
        features.sinkTo(ends.features()).uid(Uids.FEATURES_SINK).name("features-out");
        scored.map(ScoredDecision::prediction)
                .returns(Prediction.class)
                .uid(Uids.PREDICTIONS)
                .name("predictions")
                .sinkTo(ends.predictions())
                .uid(Uids.PREDICTIONS_SINK)
                .name("predictions-out");
        scored.flatMap(new BreakerChanges())
                .returns(BreakerChange.class)
                .uid(Uids.BREAKER_CHANGES)
                .name("breaker-changes")
                .sinkTo(ends.breakerChanges())
                .uid(Uids.BREAKER_CHANGES_SINK)
                .name("breaker-changes-out");
        DataStream<DeadLetter> rejected = features.getSideOutput(FeatureFunction.REJECTED);
        (undecodable == null ? rejected : undecodable.union(rejected))
                .sinkTo(ends.deadLetters())
                .uid(Uids.DEAD_LETTERS_SINK)
                .name("deadletters-out");
        features.getSideOutput(FeatureFunction.ANCHORS)
                .sinkTo(ends.anchors())
                .uid(Uids.ANCHORS_SINK)
                .name("anchors-out");
        DataStream<FeedEvent> events = features.getSideOutput(FeatureFunction.FEED_EVENTS);
        (noticed == null ? events : noticed.union(events))
                .sinkTo(ends.feedEvents())
                .uid(Uids.FEED_EVENTS_SINK)
                .name("feed-events-out");
    }
}
