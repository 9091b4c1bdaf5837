package io.tickflow.job.trading;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.connector.lease.JobGuard;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.flink.Uids;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.settings.SignalOptions;
import io.tickflow.settings.job.JobArguments;
import io.tickflow.settings.job.PublishedSettings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Job that scores the vectors of a running SignalJob with another bundle. Nothing trades on its
 * predictions, which carry the role of a shadow.
 */
public final class ShadowJob {

    /** Name of the job on a cluster. */
    private static final String NAME = "tickflow-shadow";

    private static final String GROUP_SUFFIX = "-shadow";

    private static final Logger LOG = LoggerFactory.getLogger(ShadowJob.class);

    private static final Duration TOPIC_CHECK_TIMEOUT = Duration.ofSeconds(10);

    private ShadowJob() {}

    /**
     * Reads and checks the settings of this job: those of the SignalJob with another bundle.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    public static SignalJobConfig configure(Configuration settings) {
        return SignalOptions.configureShadow(settings);
    }

    /** Adds the job's graph, Kafka to Kafka, to {@code env}. */
    public static void define(StreamExecutionEnvironment env, SignalJobConfig config) {
        var kafka = new KafkaEnds(config.kafka(), config.deployment());
        DataStream<FeatureVector> vectors =
                env.fromSource(
                                kafka.events(
                                        EventTypes.FEATURES,
                                        groupId(config),
                                        // Offsets that an earlier shadow committed say nothing.
                                        StartAt.NEWEST),
                                WatermarkStrategy.noWatermarks(),
                                EventTypes.FEATURES.topic())
                        .uid(Uids.SHADOW_SOURCE);
        DataStream<FeatureVector> guarded =
                vectors.map(new JobGuard<>(config.kafka(), config.deployment(), NAME))
                        .returns(FeatureVector.class)
                        .setParallelism(vectors.getParallelism())
                        .uid(Uids.SHADOW_GUARD)
                        .name("guard");
        ShadowTopology.define(
                guarded,
                config,
                JobBundle.of(config).scorers(),
                kafka.bulkSink(EventTypes.PREDICTIONS));
    }

    /** Consumer group of the job. */
    public static String groupId(SignalJobConfig config) {
        return config.deployment().pipeline() + GROUP_SUFFIX;
    }

    /**
     * Runs all checks possible before the start, then the job. Arguments: {@code --config FILE} and
     * {@code -Dkey=value}.
     */
    public static void main(String[] args) throws Exception {
        JobArguments.run(
                args,
                settings -> {
                    SignalJobConfig config = SignalJob.pinned(configure(settings));
                    LOG.info("the bundle is {}", config.scoring().bundle());
                    SignalJob.checkBundle(config).forEach(LOG::warn);
                    new TopicCheck(
                                    config.kafka().bootstrapServers(),
                                    config.kafka().properties(),
                                    TOPIC_CHECK_TIMEOUT)
                            .run(TopicCatalogue.bundled().without(Topics.TICKS), false);
                    StreamExecutionEnvironment env =
                            JobEnvironment.create(new Configuration(), told(config));
                    define(env, config);
                    JobEnvironment.execute(env, NAME);
                });
    }

    private static Map<String, String> told(SignalJobConfig config) {
        JobBundle bundle = JobBundle.of(config);
        Map<String, String> told = new TreeMap<>(PipelineOptions.told(config.deployment()));
        told.put(ScoringOptions.SHADOW_BUNDLE.key(), config.scoring().bundle());
        told.putAll(
                PublishedSettings.ofBundle(
                        bundle.manifest().id(), bundle.manifest().version(), bundle.digest()));
        return told;
    }
}
