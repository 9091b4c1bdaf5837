package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Topics on Kubernetes are those that the jobs demand. */
class StrimziTopicsTest {

    private static final Path PAGE = Repository.KUBERNETES.resolve("base/kafka/topics.yaml");

    private final TopicCatalogue catalogue = TopicCatalogue.bundled();

    @Test
    void shouldDeclareEveryTopicOfCatalogue() throws Exception {
        String page = StrimziTopics.of(catalogue);
        if (Boolean.getBoolean("tickflow.docs.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as(
                        "regenerate with: mvn -pl jobs/deploy -am test -Dtest=StrimziTopicsTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dtickflow.docs.update=true")
                .isEqualTo(page);
    }

    @Test
    void shouldDeclareWhatJobsCompareAtTheirStart() {
        List<Manifest> topics =
                Yaml.documents(PAGE).stream()
                        .map(document -> new Manifest("topics.yaml", Yaml.map(document)))
                        .toList();

        assertThat(topics).hasSameSizeAs(catalogue.topics());
        for (Manifest topic : topics) {
            TopicSpec spec = catalogue.topic(topic.name());
            Map<String, String> config = new HashMap<>();
            topic.map("spec", "config").forEach((key, value) -> config.put(key, value.toString()));
            assertThat(config).as("%s", topic).isEqualTo(spec.config());
            assertThat(topic.at("spec", "partitions")).contains(spec.partitions());
        }
    }
}
