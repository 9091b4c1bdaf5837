package io.tickflow.settings;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.signal.SignalConfig;
import io.tickflow.flink.function.FeatureStage;
import io.tickflow.flink.state.HotBounds;

/**
 * Checked settings of a SignalJob.
 *
 * @param pipeline name of the deployment
 * @param mode where orders of this deployment go
 * @param kafka cluster of all topics
 * @param feed where ticks come from
 * @param features what is computed from them
 * @param scoring how they are scored
 * @param signals limits of the signal checks
 */
public record SignalJobConfig(
        String pipeline,
        Mode mode,
        KafkaConfig kafka,
        Feed feed,
        Features features,
        Scoring scoring,
        SignalConfig signals) {

    /** The same with all the time that the model needs: for history, where nobody waits. */
    public SignalJobConfig withoutDeadline() {
        return new SignalJobConfig(
                pipeline,
                mode,
                kafka,
                feed,
                features,
                new Scoring(scoring.bundle(), 0, scoring.capacity(), scoring.batchRowsMax()),
                signals);
    }

    /** Settings of the feature stage for the feed. */
    public FeatureStage stage() {
        return stage(feed.topic(), false);
    }

    /**
     * Settings of the feature stage for history that the feed will overlap.
     *
     * @param origin name of where the history is from, for dead letters
     */
    public FeatureStage historyStage(String origin) {
        return stage(origin, true);
    }

    private FeatureStage stage(String origin, boolean history) {
        return new FeatureStage(pipeline, origin, features.set(), features.memory(), history);
    }

    /**
     * Settings of the feed.
     *
     * @param topic of the bridge
     * @param groupId consumer group
     * @param startAt where a job without state starts
     * @param clock server-time rules
     */
    public record Feed(String topic, String groupId, StartAt startAt, FeedClock clock) {}

    /**
     * Features of a symbol, and the memory for its state.
     *
     * @param set the features and the decision point, compiled
     * @param memory what a subtask keeps in memory
     */
    public record Features(FeatureSet set, HotBounds memory) {}

    /**
     * Settings of the scoring stage.
     *
     * @param bundle directory of the model bundle
     * @param timeoutMillis after which a prediction abstains; 0 to wait as long as it takes
     * @param capacity vectors under way at most
     * @param batchRowsMax rows in one call of the model at most
     */
    public record Scoring(String bundle, long timeoutMillis, int capacity, int batchRowsMax) {}
}
