package io.tickflow.settings;

import io.tickflow.connector.clickhouse.BatchLimits;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.accuracy.AccuracyRules;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.outcome.OutcomeSample;
import io.tickflow.model.contract.FeatureSchema;
import org.jspecify.annotations.Nullable;

/**
 * Checked settings of a HistoryJob.
 *
 * @param kafka cluster of the event topics
 * @param deployment whose history it writes; one such job of it runs at a time
 * @param groupId consumer group of all topics
 * @param clickHouse address of the tables
 * @param limits limits of buffered rows
 * @param retentionDays days after the event time until rows may be deleted; 0 keeps them
 * @param features of the vectors that the SignalJob makes now
 * @param outcomes what it measures of the decisions
 * @param ticks the feed, whose ticks are stored, too; null if they are not
 */
public record HistoryConfig(
        KafkaConfig kafka,
        Deployment deployment,
        String groupId,
        ClickHouseConfig clickHouse,
        BatchLimits limits,
        int retentionDays,
        FeatureSchema features,
        Outcomes outcomes,
        @Nullable Ticks ticks) {

    /**
     * Settings of outcomes and of the accuracy by them.
     *
     * @param sample decisions whose outcomes are told
     * @param accuracy rules by which a model or member counts as too often wrong
     */
    public record Outcomes(OutcomeSample sample, AccuracyRules accuracy) {}

    /**
     * Feed to store.
     *
     * @param topic topic of the feed
     * @param clock server-time rules of the SignalJob
     * @param retentionDays days after the event time until rows may be deleted; 0 keeps them
     */
    public record Ticks(String topic, FeedClock clock, int retentionDays) {}
}
