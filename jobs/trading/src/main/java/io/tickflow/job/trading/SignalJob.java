package io.tickflow.job.trading;

import io.tickflow.connector.canary.KafkaCanaryLog;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.AppendTimes;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.connector.kafka.RawRecordDeserializer;
import io.tickflow.connector.lease.JobGuard;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.canary.CanaryRule;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.flink.Uids;
import io.tickflow.flink.canary.ChallengerStage;
import io.tickflow.flink.function.RekeyStage;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.ScorerFactory;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.settings.SignalOptions;
import io.tickflow.settings.job.JobArguments;
import io.tickflow.settings.job.PublishedSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Job that turns ticks into signals. */
public final class SignalJob {

    /** Name of the job on a cluster. */
    private static final String NAME = "tickflow-signal";

    private static final Logger LOG = LoggerFactory.getLogger(SignalJob.class);

    private static final Duration TOPIC_CHECK_TIMEOUT = Duration.ofSeconds(10);

    /** Shorter than Flink's 200 ms, as each tick waits for a watermark. */
    private static final long WATERMARK_INTERVAL_MILLIS = 20;

    private static final long PARTITION_IDLE_MILLIS = 1_000;

    private SignalJob() {}

    /**
     * Reads and checks the settings of this job.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    public static SignalJobConfig configure(Configuration settings) {
        return SignalOptions.configure(settings);
    }

    /** Adds the job's graph, Kafka to Kafka, to {@code env}. */
    public static void define(StreamExecutionEnvironment env, SignalJobConfig config) {
        var kafka = new KafkaEnds(config.kafka(), config.deployment());
        DataStream<RawRecord> records =
                env.fromSource(
                                kafka.source(
                                        config.feed().topic(),
                                        config.feed().groupId(),
                                        config.feed().startAt(),
                                        new RawRecordDeserializer()),
                                watermarks(env, config.feed().rekey()),
                                "ticks")
                        .uid(Uids.TICK_SOURCE);
        DataStream<RawRecord> guarded =
                records.map(new JobGuard<>(config.kafka(), config.deployment(), NAME))
                        .returns(RawRecord.class)
                        .setParallelism(records.getParallelism())
                        .uid(Uids.SIGNAL_GUARD)
                        .name("guard");
        SignalTopology.define(
                guarded,
                config,
                model(config),
                new SignalTopology.Ends(
                        kafka.bulkSink(EventTypes.FEATURES),
                        kafka.bulkSink(EventTypes.PREDICTIONS),
                        kafka.sink(EventTypes.SIGNALS),
                        kafka.bulkSink(EventTypes.DEAD_LETTERS),
                        kafka.bulkSink(EventTypes.ANCHORS),
                        kafka.bulkSink(EventTypes.FEED),
                        kafka.bulkSink(EventTypes.BREAKERS)));
    }

    /** Creates the watermarks that the re-keying stage needs; none if it is off. */
    public static WatermarkStrategy<RawRecord> watermarks(
            StreamExecutionEnvironment env, RekeyStage rekey) {
        if (!rekey.on()) {
            return WatermarkStrategy.noWatermarks();
        }
        env.getConfig().setAutoWatermarkInterval(WATERMARK_INTERVAL_MILLIS);
        return AppendTimes.strategy(
                Duration.ofMillis(Math.max(PARTITION_IDLE_MILLIS, 2 * rekey.waitMillis())));
    }

    /**
     * Runs all checks possible before the start, then the job. Arguments: {@code --config FILE} and
     * {@code -Dkey=value}.
     */
    public static void main(String[] args) throws Exception {
        JobArguments.run(
                args,
                settings -> {
                    SignalJobConfig config = pinned(configure(settings));
                    LOG.info(
                            "the bundle is {}, the challenger {}",
                            config.scoring().bundle(),
                            config.scoring().challenger());
                    checkBundle(config).forEach(LOG::warn);
                    checkTopics(config);
                    StreamExecutionEnvironment env =
                            JobEnvironment.create(new Configuration(), told(settings, config));
                    define(env, config);
                    JobEnvironment.execute(env, NAME);
                });
    }

    /** Settings and bundle, which a rollout reads: it changes the bundle and nothing else. */
    private static Map<String, String> told(Configuration settings, SignalJobConfig config) {
        JobBundle bundle = JobBundle.of(config);
        Map<String, String> told = new TreeMap<>(PublishedSettings.ofSignalJob(settings));
        // Exact, where the settings may name an alias: the way back must not follow it.
        told.put(ScoringOptions.MODEL_BUNDLE.key(), config.scoring().bundle());
        told.putAll(PipelineOptions.told(config.deployment()));
        told.putAll(
                PublishedSettings.ofBundle(
                        bundle.manifest().id(), bundle.manifest().version(), bundle.digest()));
        JobBundle.challengerOf(config)
                .ifPresent(
                        challenger ->
                                told.putAll(
                                        PublishedSettings.ofChallenger(
                                                challenger.manifest().id(),
                                                challenger.manifest().version(),
                                                challenger.digest())));
        if (config.scoring().challenger() != null) {
            told.put(ScoringOptions.CHALLENGER.key(), config.scoring().challenger().bundle());
        }
        return told;
    }

    /**
     * Compares the topics with the catalogue. A feed under another name only needs timestamps of
     * the broker.
     *
     * @throws io.tickflow.connector.topic.InvalidTopicsException if one contradicts it
     */
    public static void checkTopics(SignalJobConfig config) {
        var check =
                new TopicCheck(
                        config.kafka().bootstrapServers(),
                        config.kafka().properties(),
                        TOPIC_CHECK_TIMEOUT);
        String feed = config.feed().topic();
        if (feed.equals(Topics.TICKS)) {
            check.run(TopicCatalogue.bundled(), false);
        } else {
            check.run(TopicCatalogue.bundled().without(Topics.TICKS), false);
            check.feed(feed);
        }
    }

    /**
     * Opens and closes each bundle once, so that an invalid one is refused before the start.
     *
     * @return what a user should know about the bundle and the settings, a sentence each
     * @throws io.tickflow.model.contract.InvalidBundleException listing every problem
     */
    public static List<String> checkBundle(SignalJobConfig config) {
        List<String> conflicts = new ArrayList<>(check(JobBundle.of(config), config));
        JobBundle.challengerOf(config)
                .ifPresent(challenger -> conflicts.addAll(check(challenger, config)));
        return conflicts;
    }

    private static List<String> check(JobBundle bundle, SignalJobConfig config) {
        FeatureSet features = config.features().set();
        Scorer scorer = bundle.scorers().open();
        List<String> conflicts = config.signals().conflicts(scorer.manifest());
        new VectorScorer(scorer, features.vectorSchema(), 1, MemberCalls.DIRECT).close();
        return conflicts;
    }

    /**
     * Reads the manifests of the bundles. The scoring host opens the bundle, and it must have the
     * same bytes there.
     *
     * @throws io.tickflow.model.contract.InvalidBundleException if it cannot be read
     */
    public static SignalModel model(SignalJobConfig config) {
        JobBundle bundle = JobBundle.of(config);
        return new SignalModel(
                bundle.scorers(),
                config.signals().with(bundle.manifest()),
                JobBundle.challengerOf(config)
                        .map(challenger -> challenger(challenger, config))
                        .orElse(null));
    }

    private static SignalModel.Challenger challenger(JobBundle bundle, SignalJobConfig config) {
        SignalJobConfig.Challenger named =
                Objects.requireNonNull(config.scoring().challenger(), "challenger");
        return new SignalModel.Challenger(
                new ChallengerStage(
                        bundle.scorers(),
                        new CanaryRule(bundle.digest(), named.share()),
                        new KafkaCanaryLog(config.kafka(), config.deployment())),
                config.signals().with(bundle.manifest()));
    }

    /**
     * Finds the bundle of the settings, to open it as the job does.
     *
     * @throws io.tickflow.model.contract.InvalidBundleException if it cannot be read
     */
    public static ScorerFactory scorers(SignalJobConfig config) {
        return JobBundle.of(config).scorers();
    }

    /**
     * Replaces a reference to the registry by the exact bundle that it means now, so that checks
     * and graph have the same one. A folder stays as it is.
     *
     * @throws io.tickflow.model.contract.InvalidBundleException if it means none
     */
    public static SignalJobConfig pinned(SignalJobConfig config) {
        return JobBundle.pinned(config);
    }
}
