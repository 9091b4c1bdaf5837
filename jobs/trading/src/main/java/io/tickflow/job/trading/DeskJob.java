package io.tickflow.job.trading;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.execution.ExecutionSink;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.Topics;
import io.tickflow.flink.Uids;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.settings.DeskJobConfig;
import io.tickflow.settings.DeskOptions;
import io.tickflow.settings.JobArguments;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Job that turns signals into orders and follows their reports. */
public final class DeskJob {

    private static final Duration TOPIC_CHECK_TIMEOUT = Duration.ofSeconds(10);

    private DeskJob() {}

    /**
     * Reads and checks the settings of this job.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    public static DeskJobConfig configure(Configuration settings) {
        return DeskOptions.configure(settings);
    }

    /** Adds the job's graph, with Kafka and FIX as ends, to {@code env}. */
    public static void define(StreamExecutionEnvironment env, DeskJobConfig config) {
        var kafka = new KafkaEnds(config.kafka(), config.execution().deployment());
        String group = config.groupId();
        DeskTopology.define(
                stream(
                        env,
                        kafka.events(EventTypes.SIGNALS, group),
                        EventTypes.SIGNALS.topic(),
                        Uids.DESK_SIGNAL_SOURCE),
                stream(
                        env,
                        kafka.reports(group),
                        EventTypes.EXECUTIONS.topic(),
                        Uids.DESK_REPORT_SOURCE),
                stream(
                        env,
                        kafka.controls(group),
                        EventTypes.CONTROL.topic(),
                        Uids.DESK_CONTROL_SOURCE),
                config.desk(),
                new KafkaDeskLog(config.execution().log(), EventTypes.CONTROL.topic()),
                new ExecutionSink(config.execution()),
                kafka.bulkSink(EventTypes.DEAD_LETTERS));
    }

    private static <T> DataStream<T> stream(
            StreamExecutionEnvironment env, KafkaSource<T> source, String name, String uid) {
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), name)
                .uid(uid)
                // One reader keeps the order of each symbol and suffices for the load of a desk.
                .setParallelism(1);
    }

    /**
     * Runs all checks possible before the start, then the job. Arguments: {@code --config FILE} and
     * {@code -Dkey=value}.
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
                            .run(TopicCatalogue.bundled().without(Topics.TICKS), false);
                    StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());
                    define(env, config);
                    env.execute("tickflow-desk");
                });
    }
}
