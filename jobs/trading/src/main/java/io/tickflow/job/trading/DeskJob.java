package io.tickflow.job.trading;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.execution.ExecutionSink;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.connector.lease.AccountRival;
import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.Topics;
import io.tickflow.flink.Uids;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.settings.DeskJobConfig;
import io.tickflow.settings.DeskOptions;
import io.tickflow.settings.InvalidOptionsException;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.job.JobArguments;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Job that turns signals into orders and follows their reports. */
public final class DeskJob {

    private static final Duration TOPIC_CHECK_TIMEOUT = Duration.ofSeconds(10);

    /** Folder of the snapshots of ledgers, in that of the checkpoints. */
    private static final String LEDGERS = "/tickflow-ledgers";

    /**
     * Age of signals that the first desk of an account does not read. Those of the last minutes get
     * their end from it: candidates that came before it, or while it failed before its first
     * checkpoint.
     */
    private static final Duration OLD_SIGNALS = Duration.ofMinutes(10);

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
        ExecutionConfig execution = withSnapshots(env, config.execution());
        var kafka = new KafkaEnds(config.kafka(), execution.deployment());
        String group = config.groupId();
        DeskTopology.define(
                stream(
                        env,
                        kafka.events(
                                EventTypes.SIGNALS,
                                group,
                                StartAt.committedOr(Instant.now().minus(OLD_SIGNALS))),
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
                                Uids.DESK_CONTROL_SOURCE)
                        .union(DeskClock.stream(env)),
                config.desk(),
                new KafkaDeskLog(
                        execution.log(), execution.deployment().mode(), execution.account()),
                new ExecutionSink(execution),
                kafka.sink(EventTypes.CONTROL),
                kafka.bulkSink(EventTypes.DEAD_LETTERS));
    }

    /** Snapshots of the ledger lie beside the checkpoints; without a folder of these are none. */
    private static ExecutionConfig withSnapshots(
            StreamExecutionEnvironment env, ExecutionConfig execution) {
        return env.getConfiguration()
                .getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                .map(folder -> execution.withSnapshots(folder + LEDGERS))
                .orElse(execution);
    }

    private static <T> DataStream<T> stream(
            StreamExecutionEnvironment env, KafkaSource<T> source, String name, String uid) {
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), name)
                .uid(uid)
                // One reader keeps the order of each symbol and suffices for the load of a desk.
                .setParallelism(1);
    }

    /**
     * Refuses an account that a desk of another pipeline trades: each would take the lease from the
     * other without end.
     *
     * @throws InvalidOptionsException if there is one
     */
    private static void refuseRival(DeskJobConfig config) throws IOException, InterruptedException {
        ExecutionConfig execution = config.execution();
        var rival =
                AccountRival.find(
                        config.kafka(),
                        execution.log().leasesTopic(),
                        execution.account(),
                        execution.deployment().pipeline());
        if (rival.isPresent()) {
            throw new InvalidOptionsException(
                    List.of(rival.get().problem(execution.account(), execution.deployment())));
        }
    }

    /** Returns what the running job tells about its deployment. */
    private static Map<String, String> told(ExecutionConfig execution) {
        Map<String, String> told = new TreeMap<>(PipelineOptions.told(execution.deployment()));
        told.put(DeskOptions.ACCOUNT.key(), execution.account());
        return told;
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
                    var topics =
                            new TopicCheck(
                                    config.kafka().bootstrapServers(),
                                    config.kafka().properties(),
                                    TOPIC_CHECK_TIMEOUT);
                    topics.run(TopicCatalogue.bundled().without(Topics.TICKS), false);
                    topics.durable();
                    refuseRival(config);
                    StreamExecutionEnvironment env =
                            JobEnvironment.create(new Configuration(), told(config.execution()));
                    define(env, config);
                    JobEnvironment.execute(env, "tickflow-desk");
                });
    }
}
