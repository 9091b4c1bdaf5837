package io.tickflow.bench;

import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.decode.TickDecodeFunction;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Tick;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.flink.edge.EdgeType;
import io.tickflow.flink.function.FeatureFunction;
import io.tickflow.flink.function.FeatureOperator;
import io.tickflow.flink.function.ScoringFunction;
import io.tickflow.flink.function.ScoringOperatorFactory;
import io.tickflow.flink.function.ScoringStage;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.job.trading.SignalTopology;
import io.tickflow.settings.SignalJobConfig;
import java.time.InstantSource;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Prefix of the SignalJob: each stage adds one step to the previous stage. */
enum Stage {
    /** Records from Kafka, discarded. */
    READ {
        @Override
        void define(DataStream<RawRecord> records, SignalJobConfig config) {
            discard(records);
        }
    },
    /** JSON to ticks. */
    DECODE {
        @Override
        void define(DataStream<RawRecord> records, SignalJobConfig config) {
            discard(ticks(records, config));
        }
    },
    /** Keyed state on RocksDB. */
    FEATURES {
        @Override
        void define(DataStream<RawRecord> records, SignalJobConfig config) {
            discard(features(records, config));
        }
    },
    /** ONNX Runtime. */
    SCORING {
        @Override
        void define(DataStream<RawRecord> records, SignalJobConfig config) {
            discard(scored(records, config));
        }
    },
    /** The complete graph, its events discarded. */
    SIGNALS {
        @Override
        void define(DataStream<RawRecord> records, SignalJobConfig config) {
            whole(
                    records,
                    config,
                    new SignalTopology.Ends(
                            new DiscardingSink<>(),
                            new DiscardingSink<>(),
                            new DiscardingSink<>(),
                            new DiscardingSink<>(),
                            new DiscardingSink<>(),
                            new DiscardingSink<>(),
                            new DiscardingSink<>()));
        }
    },
    /** The complete job, its events written to Kafka. */
    JOB {
        @Override
        void define(DataStream<RawRecord> records, SignalJobConfig config) {
            var kafka = new KafkaEnds(config.kafka(), config.deployment());
            whole(
                    records,
                    config,
                    new SignalTopology.Ends(
                            kafka.bulkSink(EventTypes.FEATURES),
                            kafka.bulkSink(EventTypes.PREDICTIONS),
                            kafka.sink(EventTypes.SIGNALS),
                            kafka.bulkSink(EventTypes.DEAD_LETTERS),
                            kafka.bulkSink(EventTypes.ANCHORS),
                            kafka.bulkSink(EventTypes.FEED),
                            kafka.bulkSink(EventTypes.BREAKERS)));
        }
    };

    private static final InstantSource CLOCK = InstantSource.system();

    /** Adds all steps up to this stage to {@code records}. */
    abstract void define(DataStream<RawRecord> records, SignalJobConfig config);

    private static DataStream<Tick> ticks(DataStream<RawRecord> records, SignalJobConfig config) {
        return records.process(new TickDecodeFunction(config.feed().clock(), CLOCK))
                .returns(EdgeType.TICK)
                .uid("bench-decode");
    }

    private static DataStream<FeatureVector> features(
            DataStream<RawRecord> records, SignalJobConfig config) {
        return ticks(records, config)
                .keyBy(Tick::symbol)
                .transform(
                        "features",
                        TypeInformation.of(FeatureVector.class),
                        new FeatureOperator(new FeatureFunction(config.stage(), CLOCK)))
                .uid("bench-features");
    }

    private static DataStream<ScoredDecision> scored(
            DataStream<RawRecord> records, SignalJobConfig config) {
        ScoringStage scoring = config.scoring().stage();
        return features(records, config)
                .transform(
                        "scoring",
                        EdgeType.SCORED_DECISION,
                        new ScoringOperatorFactory(
                                new ScoringFunction(
                                        SignalJob.model(config).scorers(),
                                        config.features().set().vectorSchema(),
                                        scoring,
                                        CLOCK),
                                scoring))
                .uid("bench-scoring");
    }

    private static void whole(
            DataStream<RawRecord> records, SignalJobConfig config, SignalTopology.Ends ends) {
        SignalTopology.define(records, config, SignalJob.model(config), ends);
    }

    private static <T> void discard(DataStream<T> stream) {
        stream.sinkTo(new DiscardingSink<>()).uid("bench-nowhere");
    }
}
