package io.tickflow.job.history;

import io.tickflow.connector.clickhouse.BatchLimits;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.kafka.KafkaConfig;
import java.util.List;

/**
 * All that a HistoryJob needs to know, checked.
 *
 * @param kafka cluster of the event topics
 * @param groupId consumer group of all six topics
 * @param clickHouse where the tables are
 * @param limits when collected rows are inserted
 * @param retentionDays after which rows may go, counted from the event time; 0 keeps them
 * @param featureNames names of the features in the order of every vector
 */
public record HistoryConfig(
        KafkaConfig kafka,
        String groupId,
        ClickHouseConfig clickHouse,
        BatchLimits limits,
        int retentionDays,
        List<String> featureNames) {

    /** Copies the list. */
    public HistoryConfig {
        featureNames = List.copyOf(featureNames);
    }
}
