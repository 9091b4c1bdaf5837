package io.tickflow.cli.savepoint;

import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/** Topics of a broker that knows nothing of earlier tests: empty, and at offset 0. */
final class NewTopics {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private NewTopics() {}

    /** Deletes every topic, and creates those of the catalogue. */
    static void replaceAll(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> old = admin.listTopics().names().get();
            admin.deleteTopics(old).all().get();
            Awaitility.await("old topics are gone")
                    .atMost(TIMEOUT)
                    .pollDelay(Duration.ZERO)
                    .pollInSameThread()
                    .until(() -> admin.listTopics().names().get().isEmpty());
        }
        new TopicCheck(bootstrapServers, TIMEOUT).run(TopicCatalogue.bundled(), true);
    }
}
