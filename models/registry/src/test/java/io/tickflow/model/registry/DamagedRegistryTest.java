package io.tickflow.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.registry.store.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedRegistryTest {

    private static final String NAME = "direction-eurusd";

    @TempDir private Path root;
    @TempDir private Path work;

    private JournaledRegistry registry;
    private PublishedModel model;

    @BeforeEach
    void publish() throws IOException {
        registry = new JournaledRegistry(new FolderStore(root), TestBundles.ticking(), "ann@desk");
        TestBundles.publish(registry, work, "1", "a");
        registry.move(AliasRequest.move(NAME, "champion", "1", ""));
        model = registry.resolve(ModelReference.toVersion(NAME, "1"));
    }

    @Test
    void shouldFindChangedFile() throws IOException {
        Files.writeString(file("member.onnx"), "another graph");

        assertThat(registry.verify().problems())
                .singleElement()
                .asString()
                .contains("member.onnx has the sha256", "publish the same bundle again");
    }

    @Test
    void shouldFindMissingFileAndRepairIt() throws IOException {
        Files.delete(file("manifest.json"));
        assertThat(registry.verify().problems()).hasSize(1);

        TestBundles.publish(registry, work, "1", "a");

        assertThat(registry.verify().problems()).isEmpty();
        assertThat(registry.entries()).hasSize(2);
    }

    @Test
    void shouldIgnoreForeignFiles() throws IOException {
        Files.writeString(root.resolve("journal/notes.txt"), "hello");
        Files.writeString(root.resolve("journal/.tmp-1"), "half of an ent");
        Files.writeString(root.resolve("bundles/notes.txt"), "hello");
        Files.createDirectories(root.resolve("bundles/direction-eurusd/2/" + "ab".repeat(32)));

        RegistryAudit audit = registry.verify();

        assertThat(audit.problems()).isEmpty();
        assertThat(audit.bundles()).containsExactly(model);
        assertThat(audit.notices())
                .hasSize(3)
                .anyMatch(text -> text.contains("a publication did not end"));
        assertThat(registry.state().aliases(NAME)).containsEntry("champion", "1");
    }

    @Test
    void shouldRefuseGapInJournal() throws IOException {
        Files.delete(root.resolve("journal/000000000001.json"));

        assertThatThrownBy(() -> registry.state())
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("journal/000000000001.json is missing");
    }

    @Test
    void shouldListEveryUnreadableEntry() throws IOException {
        Files.writeString(root.resolve("journal/000000000001.json"), "{}");
        Files.writeString(root.resolve("journal/000000000002.json"), "no JSON");

        assertThatThrownBy(() -> registry.state())
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContaining("000000000002.json cannot be read");
    }

    @Test
    void shouldRefuseEntryThatLeavesTheTree() throws IOException {
        Path entry = root.resolve("journal/000000000001.json");
        String json = Files.readString(entry);
        for (List<String> forged :
                List.of(
                        List.of("\"direction-eurusd\"", "\"../../etc\""),
                        List.of("\"version\" : \"1\"", "\"version\" : \"..\""),
                        List.of("\"member.onnx\"", "\"../member.onnx\""),
                        List.of("\"member.onnx\"", "null"),
                        List.of(model.digest(), "../" + model.digest().substring(3)),
                        List.of("\"sequence\" : 1", "\"sequence\" : 7"))) {
            Files.writeString(entry, json.replace(forged.get(0), forged.get(1)));

            assertThat(Files.readString(entry)).isNotEqualTo(json);
            assertThatThrownBy(() -> registry.state())
                    .as("%s", forged)
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("000000000001.json cannot be read");
        }
    }

    @Test
    void shouldRefuseFoldersThatAreNoBundles() throws IOException {
        Path folder = TestBundles.folder(work, "b");
        Files.delete(folder.resolve("manifest.json"));
        Files.createDirectories(folder.resolve("inner"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("member.onnx"));
        Files.writeString(folder.resolve(".hidden"), "x");
        var reference = new ModelReference(NAME, null, "2", "ab".repeat(32));

        assertThatThrownBy(() -> registry.publish(reference, folder))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.problems()).hasSize(4));
    }

    @Test
    void shouldTellThatRegistryIsNoFolder() throws IOException {
        Path file = Files.writeString(work.resolve("file"), "x");
        var store = new FolderStore(file);

        assertThatThrownBy(
                        () ->
                                TestBundles.publish(
                                        new JournaledRegistry(store, TestBundles.ticking(), "ann"),
                                        work,
                                        "1",
                                        "a"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(store.place());
    }

    private Path file(String name) {
        return root.resolve(model.folder()).resolve(name);
    }
}
