package io.tickflow.connector.topic;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * One topic of the catalogue.
 *
 * @param name of the topic
 * @param key what the record key holds
 * @param partitions number of partitions
 * @param retentionMillis how long records stay; {@link #FOREVER} for no limit
 * @param cleanup what happens to records past their retention
 * @param timestampType who sets the timestamp of a record
 * @param maxMessageBytes largest record batch that the broker takes
 * @param writer who writes it
 * @param readers who reads it
 * @param description what its records are
 */
public record TopicSpec(
        String name,
        String key,
        int partitions,
        long retentionMillis,
        CleanupPolicy cleanup,
        TimestampType timestampType,
        int maxMessageBytes,
        String writer,
        List<String> readers,
        String description) {

    /** Retention without a limit, as Kafka writes it. */
    public static final long FOREVER = -1;

    public TopicSpec {
        readers = List.copyOf(readers);
    }

    /** Configuration of the topic in Kafka's words. */
    public Map<String, String> config() {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(retentionMillis),
                TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.configValue(),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, timestampType.name,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes));
    }
}
