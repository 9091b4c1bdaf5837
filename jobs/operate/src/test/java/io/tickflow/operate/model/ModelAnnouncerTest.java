package io.tickflow.operate.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.model.contract.ModelAliasChanged;
import io.tickflow.model.contract.ModelPublished;
import io.tickflow.model.contract.ModelTrainingCompleted;
import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.JournalEntry;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.RegistryChange.Training;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.model.registry.store.Sha256;
import io.tickflow.testkit.TestDeployments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelAnnouncerTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir private Path root;
    @TempDir private Path bundle;

    private JournaledRegistry registry;
    private String digest;

    @BeforeEach
    void publish() throws IOException {
        registry = new JournaledRegistry(new FolderStore(root), () -> NOON, "ann@desk");
        publish("1");
        registry.move(AliasRequest.move("a", "champion", "1", "first"));
        digest = publish("2");
        registry.move(AliasRequest.move("a", "champion", "2", "better"));
    }

    @Test
    void shouldDeriveEqualEventsFromEqualEntries() {
        List<String> once = texts(registry.entries());

        assertThat(texts(registry.entries())).isEqualTo(once).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void shouldDescribeEachMove() throws IOException {
        JournalEntry last = registry.entries().get(3);
        List<ProducerRecord<byte[], byte[]>> records =
                ModelEvents.of(last, registry.state(), TestDeployments.DEMO);

        var champion = EventTypes.ALIASES.decode(records.get(0).value());
        assertThat(records)
                .hasSize(2)
                .allMatch(record -> record.topic().equals("tickflow.aliases"));
        assertThat(champion.envelope().eventId()).isEqualTo(last.id() + "/alias/champion");
        assertThat(champion.body())
                .isEqualTo(
                        new ModelAliasChanged(
                                last.id(),
                                4,
                                "a",
                                "champion",
                                "2",
                                digest,
                                "1",
                                "better",
                                "ann@desk",
                                NOON.toEpochMilli()));
        assertThat(EventTypes.ALIASES.decode(records.get(1).value()).body())
                .returns("previous", ModelAliasChanged::alias)
                .returns("1", ModelAliasChanged::modelVersion)
                .returns("", ModelAliasChanged::fromVersion);
    }

    @Test
    void shouldDescribePublicationAndTraining() throws IOException {
        JournalEntry trained =
                registry.record(
                        new Training("a", "3", digest, "sm_N5", NOON, NOON, 7, 60_000, null, 0.25));

        var published = EventTypes.MODELS.decode(values(registry.entries()).get(0)).body();
        var training =
                EventTypes.TRAININGS
                        .decode(
                                ModelEvents.of(trained, registry.state(), TestDeployments.DEMO)
                                        .get(0)
                                        .value())
                        .body();

        assertThat(published)
                .returns("1", ModelPublished::modelVersion)
                .returns(1, ModelPublished::files);
        assertThat(training.accuracyAtGate()).isNaN();
        assertThat(training)
                .returns(0.25, ModelTrainingCompleted::coverage)
                .returns("sm_N5", ModelTrainingCompleted::label);
    }

    @Test
    void shouldSayWhatKafkaWasNotTold() {
        var announcer =
                new ModelAnnouncer(new KafkaConfig("127.0.0.1:1", Map.of()), TestDeployments.DEMO);

        Announcement announcement = announcer.announce(registry, false);

        assertThat(announcement.isComplete()).isFalse();
        assertThat(announcement.untold()).isEqualTo(4);
        assertThat(announcement.text())
                .contains("Kafka was not told up to 4 entries of the registry")
                .contains("127.0.0.1:1")
                .contains("models announce");
        assertThat(registry.state().aliases("a")).containsEntry("champion", "2");
    }

    private List<String> texts(List<JournalEntry> entries) {
        return values(entries).stream().map(value -> new String(value, UTF_8)).toList();
    }

    private List<byte[]> values(List<JournalEntry> entries) {
        return entries.stream()
                .flatMap(
                        entry ->
                                ModelEvents.of(entry, registry.state(), TestDeployments.DEMO)
                                        .stream())
                .map(ProducerRecord::value)
                .toList();
    }

    private String publish(String version) throws IOException {
        Path manifest = bundle.resolve("manifest.json");
        Files.writeString(manifest, version);
        String found = Sha256.of(manifest);
        registry.publish(new ModelReference("a", null, version, found), bundle);
        return found;
    }
}
