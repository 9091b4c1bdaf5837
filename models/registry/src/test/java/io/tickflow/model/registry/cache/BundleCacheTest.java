package io.tickflow.model.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.TestBundles;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.model.registry.store.RegistryStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCacheTest {

    private static final long LARGE = 1 << 20;

    @TempDir private Path root;
    @TempDir private Path work;
    @TempDir private Path local;

    private JournaledRegistry registry;
    private CountingStore store;

    @BeforeEach
    void publish() throws IOException {
        store = new CountingStore(new FolderStore(root));
        registry = new JournaledRegistry(store, TestBundles.ticking(), "ann@desk");
        TestBundles.publish(registry, work, "1", "a");
        TestBundles.publish(registry, work, "2", "b");
        store.opened.set(0);
    }

    @Test
    void shouldCopyOnceForAllSubtasks() throws Exception {
        List<Callable<Path>> subtasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            subtasks.add(() -> new BundleCache(local, LARGE).fetch(store, model("1")));
        }
        ExecutorService threads = Executors.newFixedThreadPool(subtasks.size());
        try {
            for (Future<Path> folder : threads.invokeAll(subtasks)) {
                assertThat(folder.get().resolve("member.onnx")).hasContent("graph of a");
            }
        } finally {
            threads.shutdown();
        }

        assertThat(store.opened).hasValue(2);
        assertThat(names(local)).containsExactly(model("1").digest());
    }

    @Test
    void shouldReplaceDamagedCopy() throws IOException {
        var cache = new BundleCache(local, LARGE);
        Path folder = cache.fetch(store, model("1"));
        Files.writeString(folder.resolve("member.onnx"), "graph of x");

        assertThat(cache.fetch(store, model("1")).resolve("member.onnx")).hasContent("graph of a");
    }

    @Test
    void shouldLeaveNothingBehindOnFullDisk() throws IOException {
        store.isFull = true;
        var cache = new BundleCache(local, LARGE);

        assertThatThrownBy(() -> cache.fetch(store, model("1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");
        assertThat(names(local)).isEmpty();

        store.isFull = false;
        assertThat(cache.fetch(store, model("1"))).isDirectory();
    }

    @Test
    void shouldRefuseBytesThatWereNotPublished() throws IOException {
        PublishedModel model = model("1");
        Files.writeString(root.resolve(model.folder()).resolve("member.onnx"), "graph of x");

        assertThatThrownBy(() -> new BundleCache(local, LARGE).fetch(store, model))
                .hasMessageContaining("member.onnx")
                .hasMessageContaining("it was published with");
        assertThat(names(local)).isEmpty();
    }

    @Test
    void shouldDeleteTheLeastUsed() throws IOException {
        var cache = new BundleCache(local, 1);
        Path first = cache.fetch(store, model("1"));
        cache.fetch(store, model("2"));
        assertThat(first).as("used a moment ago").isDirectory();
        Files.setLastModifiedTime(first, FileTime.from(Instant.now().minusSeconds(3600)));
        TestBundles.publish(registry, work, "3", "c");

        cache.fetch(store, model("3"));

        assertThat(names(local))
                .containsExactlyInAnyOrder(model("2").digest(), model("3").digest());
    }

    private PublishedModel model(String version) {
        return registry.resolve(ModelReference.toVersion("direction-eurusd", version));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Counts the files that are opened; fails as a full disk does. */
    private static final class CountingStore implements RegistryStore {

        private final RegistryStore store;
        private final AtomicInteger opened = new AtomicInteger();
        private volatile boolean isFull;

        CountingStore(RegistryStore store) {
            this.store = store;
        }

        @Override
        public String place() {
            return store.place();
        }

        @Override
        public List<String> list(String folder) throws IOException {
            return store.list(folder);
        }

        @Override
        public Optional<byte[]> read(String path, int bytesMax) throws IOException {
            return store.read(path, bytesMax);
        }

        @Override
        public InputStream open(String path) throws IOException {
            opened.incrementAndGet();
            if (isFull && path.endsWith("member.onnx")) {
                throw new IOException("No space left on device");
            }
            return store.open(path);
        }

        @Override
        public void put(String path, InputStream content) throws IOException {
            store.put(path, content);
        }

        @Override
        public boolean create(String path, byte[] content) throws IOException {
            return store.create(path, content);
        }
    }
}
