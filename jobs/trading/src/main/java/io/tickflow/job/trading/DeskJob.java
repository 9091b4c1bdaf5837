package io.tickflow.job.trading;

import io.tickflow.connector.event.EventCodecs;
import io.tickflow.connector.fix.ExecutionConfig;
import io.tickflow.connector.fix.ExecutionSink;
import io.tickflow.connector.kafka.EventSerializer;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.connector.kafka.TopicCatalogue;
import io.tickflow.connector.kafka.TopicCheck;
import io.tickflow.connector.kafka.Topics;
import io.tickflow.core.desk.Control;
import io.tickflow.core.desk.DeskConfig;
import io.tickflow.core.desk.ExecutionReport;
import io.tickflow.core.event.Mode;
import io.tickflow.core.signal.Signal;
import io.tickflow.flink.Uids;
import io.tickflow.flink.config.DeskOptions;
import io.tickflow.flink.config.OptionReader;
import io.tickflow.flink.job.JobArguments;
import io.tickflow.flink.job.JobEnvironment;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Signals in, orders out, reports back in. */
public final class DeskJob {

    private static final Duration TOPIC_CHECK_TIMEOUT = Duration.ofSeconds(10);
    private static final String GROUP_PREFIX = "tickflow-desk-";

    private DeskJob() {}

    /**
     * Reads and checks the options of this job.
     *
     * @throws io.tickflow.flink.config.InvalidOptionsException listing every problem
     */
    public static DeskJobConfig configure(Configuration settings) {
        var options = new OptionReader(settings);
        PipelineOptions.pipeline(options);
        Mode mode = PipelineOptions.mode(options);
        KafkaConfig kafka = PipelineOptions.kafka(options);
        DeskConfig desk = DeskOptions.from(options);
        ExecutionConfig execution = ExecutionOptions.read(options, desk.account(), mode, kafka);
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return new DeskJobConfig(kafka, GROUP_PREFIX + desk.account(), desk, execution);
    }

    /** Adds the job's graph, Kafka and FIX at its ends, to {@code env}. */
    public static void define(StreamExecutionEnvironment env, DeskJobConfig config) {
        DeskTopology.define(
                events(
                        env,
                        config,
                        Topics.SIGNALS,
                        Signal.class,
                        EventCodecs::signals,
                        Uids.DESK_SIGNAL_SOURCE),
                events(
                        env,
                        config,
                        Topics.EXECUTIONS,
                        ExecutionReport.class,
                        EventCodecs::executions,
                        Uids.DESK_REPORT_SOURCE),
                events(
                        env,
                        config,
                        Topics.CONTROL,
                        Control.class,
                        EventCodecs::controls,
                        Uids.DESK_CONTROL_SOURCE),
                config.desk(),
                new ExecutionSink(config.execution()));
    }

    private static <T> DataStream<T> events(
            StreamExecutionEnvironment env,
            DeskJobConfig config,
            String topic,
            Class<T> type,
            EventSerializer.CodecOf<T> codecOf,
            String uid) {
        var kafka = new KafkaEnds(config.kafka(), config.execution().mode());
        return env.fromSource(
                        kafka.events(topic, config.groupId(), type, codecOf),
                        WatermarkStrategy.noWatermarks(),
                        topic)
                .uid(uid)
                // One reader keeps the order of a symbol and suffices for what a desk is told.
                .setParallelism(1);
    }

    /**
     * Checks everything that can be checked before the start, then runs. Arguments: {@code --config
     * FILE} and {@code -Dkey=value}.
     */
    public static void main(String[] args) throws Exception {
        JobArguments.run(
                args,
                settings -> {
                    DeskJobConfig config = configure(settings);
                    new TopicCheck(
                                    config.kafka().bootstrapServers(),
                                    config.kafka().properties(),
                                    TOPIC_CHECK_TIMEOUT)
                            .run(TopicCatalogue.bundled(), false);
                    StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());
                    define(env, config);
                    env.execute("tickflow-desk");
                });
    }
}
