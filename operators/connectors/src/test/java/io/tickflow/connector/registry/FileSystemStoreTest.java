package io.tickflow.connector.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.store.RegistryStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter on Flink's own local file system, which has no atomic create either. */
class FileSystemStoreTest {

    private static final int BYTES_MAX = 100;

    @TempDir private Path root;

    private RegistryStore store;

    @BeforeEach
    void open() {
        store = new FileSystemStore(root.toUri(), Duration.ofMillis(200), Duration.ofSeconds(2));
    }

    @Test
    void shouldReadWhatWasPut() throws IOException {
        put("bundles/a/1/file", "one");
        put("bundles/a/1/file", "two");

        assertThat(store.read("bundles/a/1/file", BYTES_MAX)).contains(bytes("two"));
        try (InputStream in = store.open("bundles/a/1/file")) {
            assertThat(in.readAllBytes()).isEqualTo(bytes("two"));
        }
        assertThat(store.list("bundles/a")).containsExactly("1");
        assertThat(store.list("bundles/a/1")).containsExactly("file");
    }

    @Test
    void shouldTellAbsentFromEmpty() throws IOException {
        put("empty", "");

        assertThat(store.read("empty", BYTES_MAX)).contains(new byte[0]);
        assertThat(store.read("absent", BYTES_MAX)).isEmpty();
        assertThat(store.list("absent")).isEmpty();
    }

    @Test
    void shouldCreateOnce() throws IOException {
        assertThat(store.create("journal/1", bytes("one"))).isTrue();
        assertThat(store.create("journal/1", bytes("two"))).isFalse();

        assertThat(store.read("journal/1", BYTES_MAX)).contains(bytes("one"));
    }

    @Test
    void shouldHideUnfinishedFiles() throws IOException {
        put("journal/1", "one");
        Files.writeString(root.resolve("journal/.tmp-5"), "half");

        assertThat(store.list("journal")).containsExactly("1");
    }

    @Test
    void shouldStayInItsRoot() {
        assertThatThrownBy(() -> put("../outside", "x")).hasMessageContaining("outside of the");
        assertThatThrownBy(() -> RegistryStores.open(root.toUri().toString()).open("../x"))
                .hasMessageContaining("outside of the");
    }

    @Test
    void shouldNameTheMissingPlugin() {
        assertThatThrownBy(() -> RegistryStores.open("s3://bucket/registry").list("journal"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("maybe its plugin is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "/var/lib/registry", "file:relative", "no uri", ""})
    void shouldRefuseWhatIsNoUri(String uri) {
        assertThatThrownBy(() -> RegistryStores.open(uri))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("Maybe file:///");
    }

    private void put(String path, String text) throws IOException {
        store.put(path, new ByteArrayInputStream(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
