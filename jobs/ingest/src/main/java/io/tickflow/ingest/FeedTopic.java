package io.tickflow.ingest;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.TopicSpec;
import java.time.Duration;
import java.util.List;

/** Feed topic at its cluster. */
public final class FeedTopic {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KafkaConfig kafka;
    private final String topic;

    /** The topic of this name. */
    public FeedTopic(KafkaConfig kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /**
     * Creates a missing topic of the catalogue, and checks an existing one.
     *
     * @return true if it was created
     * @throws io.tickflow.connector.topic.InvalidTopicsException if it cannot be the feed
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public boolean ensure() {
        var check = new TopicCheck(kafka.bootstrapServers(), kafka.properties(), TIMEOUT);
        List<TopicSpec> listed =
                TopicCatalogue.bundled().topics().stream()
                        .filter(spec -> spec.name().equals(topic))
                        .toList();
        if (!listed.isEmpty() && !check.exists(topic)) {
            check.run(new TopicCatalogue(listed), true);
            return true;
        }
        check.feed(topic);
        return false;
    }
}
