package io.tickflow.deploy;

import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicSpec;
import java.util.TreeMap;

/** KafkaTopics of Strimzi for the topics of a catalogue. */
final class StrimziTopics {

    private static final int REPLICAS = 3;

    private StrimziTopics() {}

    /** Returns the page with a KafkaTopic for each topic. */
    static String of(TopicCatalogue catalogue) {
        var page =
                new StringBuilder(
                        "# Generated from flink-conf/topics.yaml by StrimziTopicsTest.\n");
        for (TopicSpec topic : catalogue.topics()) {
            page.append(
                    """
                    ---
                    # %s
                    apiVersion: kafka.strimzi.io/v1
                    kind: KafkaTopic
                    metadata:
                      name: %s
                      labels: {strimzi.io/cluster: tickflow}
                    spec:
                      partitions: %d
                      replicas: %d
                      config:
                    """
                            .formatted(
                                    topic.description(),
                                    topic.name(),
                                    topic.partitions(),
                                    REPLICAS));
            new TreeMap<>(topic.config())
                    .forEach(
                            (key, value) ->
                                    page.append("    %s: %s%n".formatted(key, quoted(value))));
        }
        return page.toString();
    }

    /** A list is one text; numbers stay numbers. */
    private static String quoted(String value) {
        return value.contains(",") ? '"' + value + '"' : value;
    }
}
