package io.tickflow.connector.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Contradictions between an existing topic and its entry in the catalogue. */
final class TopicComparison {

    private TopicComparison() {}

    /** One sentence for each contradiction; empty if the topic can be used. */
    static List<String> contradictions(
            TopicSpec wanted, int partitions, Map<String, String> config) {
        List<String> problems = new ArrayList<>();
        if (partitions != wanted.partitions()) {
            problems.add(differs(wanted, "partitions", partitions, wanted.partitions()));
        }
        String cleanup = config.get(TopicConfig.CLEANUP_POLICY_CONFIG);
        if (cleanup == null
                || !CleanupPolicy.of(cleanup).filter(wanted.cleanup()::equals).isPresent()) {
            problems.add(
                    differs(
                            wanted,
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            cleanup,
                            wanted.cleanup().configValue()));
        }
        for (String key :
                List.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)) {
            String expected = wanted.config().get(key);
            if (!config.getOrDefault(key, "").equals(expected)) {
                problems.add(differs(wanted, key, config.get(key), expected));
            }
        }
        if (bytesOf(config) < wanted.maxMessageBytes()) {
            problems.add(
                    differs(
                            wanted,
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                            config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                            "at least " + wanted.maxMessageBytes()));
        }
        return problems;
    }

    private static long bytesOf(Map<String, String> config) {
        return Long.parseLong(config.getOrDefault(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "0"));
    }

    private static String differs(
            TopicSpec topic, String what, @Nullable Object found, @Nullable Object wanted) {
        return topic.name() + ": " + what + " is " + found + ", the catalogue says " + wanted;
    }
}
