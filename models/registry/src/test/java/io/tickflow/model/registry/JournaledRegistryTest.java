package io.tickflow.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.registry.RegistryChange.Training;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.model.registry.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledRegistryTest {

    private static final String NAME = "direction-eurusd";
    private static final String CHAMPION = "champion";

    @TempDir private Path root;
    @TempDir private Path work;

    private JournaledRegistry registry;

    @BeforeEach
    void open() {
        registry = new JournaledRegistry(new FolderStore(root), TestBundles.ticking(), "ann@desk");
    }

    @Test
    void shouldBeEmptyBeforeItsFirstEntry() {
        assertThat(registry.state().names()).isEmpty();
        assertThat(registry.verify().problems()).isEmpty();
        assertThatThrownBy(() -> registry.resolve(ModelReference.parse("models:/a@champion")))
                .hasMessageContaining("there is no model a in the registry; it is empty");
    }

    @Test
    void shouldPublishAndResolve() throws IOException {
        publish("1", "a");

        PublishedModel found = registry.resolve(ModelReference.toVersion(NAME, "1"));

        assertThat(found.files()).extracting(BundleFile::name).contains("member.onnx");
        assertThat(found.publishedAt()).isEqualTo(TestBundles.NOON);
        assertThat(registry.resolve(found.reference())).isEqualTo(found);
        assertThat(registry.entries().get(0).author()).isEqualTo("ann@desk");
    }

    @Test
    void shouldPublishTheSameBundleOnce() throws IOException {
        JournalEntry first = publish("1", "a");

        assertThat(publish("1", "a")).isEqualTo(first);
        assertThat(registry.entries()).hasSize(1);
    }

    @Test
    void shouldRefuseOtherBytesUnderVersion() throws IOException {
        publish("1", "a");

        assertThatThrownBy(() -> publish("1", "b"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("published by ann@desk")
                .hasMessageContaining("a version never changes");
    }

    @Test
    void shouldMoveChampionAndPrevious() throws IOException {
        publish("1", "a");
        publish("2", "b");
        publish("3", "c");
        move(CHAMPION, "1");
        assertThat(registry.state().aliases(NAME)).containsOnlyKeys(CHAMPION);

        move(CHAMPION, "2");
        move("challenger", "3");

        assertThat(registry.state().aliases(NAME))
                .containsEntry(CHAMPION, "2")
                .containsEntry("previous", "1")
                .containsEntry("challenger", "3");
    }

    @Test
    void shouldReturnToPrevious() throws IOException {
        publish("1", "a");
        publish("2", "b");
        move(CHAMPION, "1");
        move(CHAMPION, "2");
        move(CHAMPION, "1");

        assertThat(registry.state().aliases(NAME))
                .containsEntry(CHAMPION, "1")
                .containsEntry("previous", "2");
    }

    @Test
    void shouldKeepAliasThatPointsThereAlready() throws IOException {
        publish("1", "a");
        JournalEntry first = move(CHAMPION, "1");

        assertThat(move(CHAMPION, "1")).isEqualTo(first);
        assertThat(registry.entries()).hasSize(2);
    }

    @Test
    void shouldRemoveAlias() throws IOException {
        publish("1", "a");
        move("canary", "1");
        registry.move(new AliasRequest(NAME, "canary", null, null, "withdrawn"));

        assertThat(registry.state().aliases(NAME)).isEmpty();
    }

    @Test
    void shouldTellWhoMovedTheAlias() throws IOException {
        publish("1", "a");
        publish("2", "b");
        publish("3", "c");
        move(CHAMPION, "1");
        AliasRequest request = AliasRequest.move(NAME, CHAMPION, "3", "").ifStill("1");
        move(CHAMPION, "2");

        assertThatThrownBy(() -> registry.move(request))
                .isInstanceOf(RegistryConflictException.class)
                .hasMessageContaining("points at version 2, no longer at 1: ann@desk moved it");
    }

    @Test
    void shouldNameThePresentVersionsAndAliases() throws IOException {
        publish("1", "a");

        assertThatThrownBy(() -> move(CHAMPION, "9"))
                .hasMessageContaining("has no version 9; it has 1");
        assertThatThrownBy(() -> registry.resolve(ModelReference.toAlias(NAME, CHAMPION)))
                .hasMessageContaining("has no alias champion, and no other");
        assertThatThrownBy(() -> move("latest", "1")).hasMessageContaining("called latest");
    }

    @Test
    void shouldTellWhatWasLive() throws IOException {
        publish("1", "a");
        publish("2", "b");
        move(CHAMPION, "1");
        JournalEntry second = move(CHAMPION, "2");

        assertThat(registry.stateAt(TestBundles.NOON).alias(NAME, CHAMPION)).isEmpty();
        assertThat(registry.stateAt(second.time().minusMillis(1)).aliases(NAME))
                .containsEntry(CHAMPION, "1");
        assertThat(registry.stateAt(second.time()).aliases(NAME)).containsEntry(CHAMPION, "2");
    }

    @Test
    void shouldKeepTimesInOrder() throws IOException {
        publish("1", "a");
        var late =
                new JournaledRegistry(
                        new FolderStore(root), () -> TestBundles.NOON.minusSeconds(60), "bob");

        JournalEntry entry = late.move(AliasRequest.move(NAME, CHAMPION, "1", ""));

        assertThat(entry.time()).isEqualTo(TestBundles.NOON);
    }

    @Test
    void shouldRecordTrainingOnce() {
        var training =
                new Training(
                        NAME,
                        "2",
                        "ab".repeat(32),
                        "sm_N5",
                        TestBundles.NOON.minusSeconds(9),
                        TestBundles.NOON,
                        7_000,
                        60_000,
                        0.61,
                        null);
        JournalEntry entry = registry.record(training);

        assertThat(registry.record(training)).isEqualTo(entry);
        assertThat(registry.entries()).containsExactly(entry);
        assertThat(registry.state().names()).isEmpty();
    }

    @Test
    void shouldRememberWhatWasTold() throws IOException {
        assertThat(registry.told("a/b")).isZero();

        registry.markTold("a/b", 7);
        Files.writeString(root.resolve("announced").resolve(Sha256.of(new byte[] {'c'})), "x7");

        assertThat(registry.told("a/b")).isEqualTo(7);
        assertThat(registry.told("c")).isZero();
    }

    @Test
    void shouldLeaveFilesReadableAsUsual() throws IOException {
        publish("1", "a");
        Path usual = Files.writeString(root.resolve("usual"), "x");
        String bundle = registry.resolve(ModelReference.toVersion(NAME, "1")).folder();

        for (String file : List.of("journal/000000000001.json", bundle + "/member.onnx")) {
            assertThat(Files.getPosixFilePermissions(root.resolve(file)))
                    .isEqualTo(Files.getPosixFilePermissions(usual));
        }
    }

    @Test
    void shouldGiveEqualEntriesEqualIds() throws IOException {
        JournalEntry entry = publish("1", "a");

        assertThat(registry.entries().get(0).id()).isEqualTo(entry.id()).hasSize(64);
        assertThat(publish("2", "b").id()).isNotEqualTo(entry.id());
    }

    private JournalEntry publish(String version, String content) throws IOException {
        return TestBundles.publish(registry, work, version, content);
    }

    private JournalEntry move(String alias, String version) {
        return registry.move(AliasRequest.move(NAME, alias, version, ""));
    }
}
