package io.tickflow.connector.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.common.record.TimestampType;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicCatalogueTest {

    private final Path directory;

    TopicCatalogueTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldHoldEveryTopicThatCodeNames() {
        assertThat(TopicCatalogue.bundled().topics())
                .extracting(TopicSpec::name)
                .containsExactlyElementsOf(
                        Stream.concat(
                                        Stream.of(Topics.TICKS),
                                        EventTypes.ALL.stream().map(EventType::topic))
                                .toList());
    }

    @Test
    void shouldNameTheKeyOfEveryEvent() {
        assertThat(EventTypes.ALL)
                .allSatisfy(
                        row ->
                                assertThat(TopicCatalogue.bundled().topic(row.topic()).key())
                                        .isEqualTo(row.key().name()));
    }

    @Test
    void shouldGiveTicksOfSymbolOnePartitionOfFour() {
        TopicSpec ticks = TopicCatalogue.bundled().topic(Topics.TICKS);

        assertThat(ticks.key()).isEqualTo("symbol");
        assertThat(ticks.partitions()).isEqualTo(4);
        assertThat(ticks.retentionMillis()).isEqualTo(Duration.ofDays(7).toMillis());
    }

    @Test
    void shouldLetBrokerSetTimestampOfEveryTopic() {
        assertThat(TopicCatalogue.bundled().topics())
                .allMatch(topic -> topic.timestampType() == TimestampType.LOG_APPEND_TIME);
    }

    @Test
    void shouldReadAFileByItsPath() throws IOException {
        Path file = write(entry("a.topic", "retention: forever"));

        TopicCatalogue catalogue = TopicCatalogue.load(file.toString());

        assertThat(catalogue.topic("a.topic").retentionMillis()).isEqualTo(TopicSpec.FOREVER);
        assertThat(catalogue.topic("a.topic").config())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("max.message.bytes", "2048");
    }

    @Test
    void shouldListEveryProblemAtOnce() throws IOException {
        Path file =
                write(
                        entry("a/b", "retention: 3 weeks"),
                        entry("twice", "retention: 1d"),
                        entry("twice", "retentions: 1d"),
                        "  - just text\n");

        assertThatThrownBy(() -> TopicCatalogue.load(file.toString()))
                .isInstanceOf(InvalidTopicsException.class)
                .hasMessageContaining(file.toString())
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidTopicsException.class))
                .extracting(
                        InvalidTopicsException::problems,
                        InstanceOfAssertFactories.list(String.class))
                .contains(
                        "a/b: Kafka does not take this name",
                        "a/b: retention '3 weeks' is not a number with s, m, h or d, nor 'forever'",
                        "twice: 'retentions' is not a key of a topic",
                        "twice: retention is missing",
                        "twice: listed twice",
                        "topic 4: name is missing",
                        "topic 4: partitions is missing",
                        "topic 4: readers is not a list of names");
    }

    @Test
    void shouldRefuseWhatIsNotACatalogue() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.yaml"));
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "topics: [");
        Path tagged = Files.writeString(directory.resolve("tag.yaml"), "!!java.net.URL [x]");

        assertThatThrownBy(() -> TopicCatalogue.load(empty.toString()))
                .hasMessageContaining("no list 'topics'");
        assertThatThrownBy(() -> TopicCatalogue.load(broken.toString()))
                .hasMessageContaining("not YAML");
        assertThatThrownBy(() -> TopicCatalogue.load(tagged.toString()))
                .hasMessageContaining("not YAML");
        assertThatThrownBy(() -> TopicCatalogue.load("nowhere.yaml"))
                .hasMessageContaining("nowhere.yaml is neither a file nor a class path resource");
    }

    private Path write(String... entries) throws IOException {
        return Files.writeString(
                directory.resolve("topics.yaml"), "topics:\n" + String.join("", entries));
    }

    private static String entry(String name, String retention) {
        return """
              - name: %s
                key: symbol
                partitions: 3
                %s
                cleanup: delete, compact
                timestampType: LogAppendTime
                maxMessageBytes: 2048
                writer: someone
                readers: [someone else]
                description: A topic of a test.
            """
                .formatted(name, retention);
    }
}
