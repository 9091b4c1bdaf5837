package io.tickflow.model.registry;

import io.tickflow.model.registry.store.ClaimedCreation;
import io.tickflow.model.registry.store.RegistryStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Object store in memory: the last put wins, and nothing but a put exists. */
final class PutOnlyStore {

    private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    NavigableMap<String, byte[]> objects() {
        return objects;
    }

    /** View of a process, which creates files by claims. */
    RegistryStore claiming(Duration settle, Duration abandoned) {
        return new Client(settle, abandoned);
    }

    private final class Client implements RegistryStore {

        private final ClaimedCreation creation;

        Client(Duration settle, Duration abandoned) {
            this.creation = new ClaimedCreation(this, settle, abandoned);
        }

        @Override
        public String place() {
            return "memory:/registry";
        }

        @Override
        public List<String> list(String folder) {
            String prefix = folder + '/';
            return objects.tailMap(prefix).keySet().stream()
                    .takeWhile(key -> key.startsWith(prefix))
                    .map(key -> key.substring(prefix.length()).replaceAll("/.*", ""))
                    .distinct()
                    .toList();
        }

        @Override
        public Optional<byte[]> read(String path, int bytesMax) {
            return Optional.ofNullable(objects.get(path));
        }

        @Override
        public InputStream open(String path) throws IOException {
            byte[] content = objects.get(path);
            if (content == null) {
                throw new NoSuchFileException(path);
            }
            return new ByteArrayInputStream(content);
        }

        @Override
        public void put(String path, InputStream content) throws IOException {
            objects.put(path, content.readAllBytes());
        }

        @Override
        public boolean create(String path, byte[] content) throws IOException {
            return creation.create(path, content);
        }
    }
}
