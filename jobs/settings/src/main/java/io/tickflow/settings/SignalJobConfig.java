package io.tickflow.settings;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.core.canary.CanaryShare;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.flink.function.FeatureStage;
import io.tickflow.flink.function.RekeyStage;
import io.tickflow.flink.function.ScoringStage;
import io.tickflow.flink.state.HotBounds;
import org.jspecify.annotations.Nullable;

/**
 * Checked settings of a SignalJob.
 *
 * @param deployment writer of the events
 * @param kafka cluster of all topics
 * @param feed source of ticks
 * @param features features to compute
 * @param scoring settings of scoring
 * @param signals limits of the signal checks
 */
public record SignalJobConfig(
        Deployment deployment,
        KafkaConfig kafka,
        Feed feed,
        Features features,
        Scoring scoring,
        SignalLimits signals) {

    /**
     * Returns the same configuration for history: without a deadline for scoring, and without a
     * challenger, which has no part in decisions of before.
     */
    public SignalJobConfig ofHistory() {
        return with(
                new Scoring(
                        scoring.bundle(),
                        scoring.nativeBytesMax(),
                        new ScoringStage(
                                scoring.stage().capacity(),
                                scoring.stage().batchRowsMax(),
                                0,
                                scoring.stage().breakerFailures()),
                        scoring.registry()));
    }

    /**
     * Returns the same configuration with other bundles.
     *
     * @param challenger null if there is no challenger
     */
    public SignalJobConfig withBundles(String bundle, @Nullable String challenger) {
        Challenger before = scoring.challenger();
        return with(
                new Scoring(
                        bundle,
                        scoring.nativeBytesMax(),
                        scoring.stage(),
                        scoring.registry(),
                        before == null || challenger == null
                                ? null
                                : new Challenger(challenger, before.share())));
    }

    private SignalJobConfig with(Scoring other) {
        return new SignalJobConfig(deployment, kafka, feed, features, other, signals);
    }

    /** Settings of the feature stage for the feed. */
    public FeatureStage stage() {
        return stage(feed.topic(), false);
    }

    /**
     * Settings of the feature stage for history that the feed will overlap.
     *
     * @param origin name of the source, for dead letters
     */
    public FeatureStage historyStage(String origin) {
        return stage(origin, true);
    }

    private FeatureStage stage(String origin, boolean history) {
        return new FeatureStage(
                deployment.pipeline(),
                origin,
                features.set(),
                features.memory(),
                history,
                feed.rekey().on());
    }

    /**
     * Settings of the feed.
     *
     * @param topic topic of the bridge
     * @param groupId consumer group
     * @param startAt start of a job without state
     * @param clock server-time rules
     * @param rekey settings of the re-keying stage
     */
    public record Feed(
            String topic, String groupId, StartAt startAt, FeedClock clock, RekeyStage rekey) {

        /** Creates a feed with one partition a symbol. */
        public Feed(String topic, String groupId, StartAt startAt, FeedClock clock) {
            this(topic, groupId, startAt, clock, RekeyStage.OFF);
        }
    }

    /**
     * Features of a symbol, and the memory for its state.
     *
     * @param set compiled features and decision point
     * @param memory memory bounds of a subtask
     */
    public record Features(FeatureSet set, HotBounds memory) {}

    /**
     * Settings of the scoring stage.
     *
     * @param bundle directory of the model bundle, or its reference to the registry
     * @param nativeBytesMax largest native memory that the bundle may take when it is loaded
     * @param stage settings of the operator
     * @param registry registry of the bundles that are references
     * @param challenger bundle of a canary; null without one
     */
    public record Scoring(
            String bundle,
            long nativeBytesMax,
            ScoringStage stage,
            RegistryConfig registry,
            @Nullable Challenger challenger) {

        /** Creates settings without a challenger. */
        public Scoring(
                String bundle, long nativeBytesMax, ScoringStage stage, RegistryConfig registry) {
            this(bundle, nativeBytesMax, stage, registry, null);
        }
    }

    /**
     * Challenger of the bundle.
     *
     * @param bundle directory of its bundle, or the reference to the registry
     * @param share symbols for which it decides
     */
    public record Challenger(String bundle, CanaryShare share) {}
}
