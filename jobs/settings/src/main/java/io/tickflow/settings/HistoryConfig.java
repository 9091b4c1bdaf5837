package io.tickflow.settings;

import io.tickflow.connector.clickhouse.BatchLimits;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.model.contract.FeatureSchema;

/**
 * Checked settings of a HistoryJob.
 *
 * @param kafka cluster of the event topics
 * @param groupId consumer group of all topics
 * @param clickHouse where the tables are
 * @param limits when collected rows are inserted
 * @param retentionDays after which rows may go, counted from the event time; 0 keeps them
 * @param features of the vectors that the SignalJob makes now
 */
public record HistoryConfig(
        KafkaConfig kafka,
        String groupId,
        ClickHouseConfig clickHouse,
        BatchLimits limits,
        int retentionDays,
        FeatureSchema features) {}
