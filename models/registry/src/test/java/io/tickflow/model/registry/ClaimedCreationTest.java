package io.tickflow.model.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.registry.store.ClaimedCreation;
import io.tickflow.model.registry.store.RegistryStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClaimedCreationTest {

    private static final String FILE = "journal/000000000001.json";
    private static final Duration SETTLE = Duration.ofMillis(200);

    private final PutOnlyStore memory = new PutOnlyStore();

    @Test
    void shouldCreateOnce() throws IOException {
        RegistryStore store = memory.claiming(SETTLE, Duration.ofSeconds(2));

        assertThat(store.create(FILE, bytes("mine"))).isTrue();
        assertThat(store.create(FILE, bytes("yours"))).isFalse();

        assertThat(memory.objects()).containsEntry(FILE, bytes("mine"));
    }

    @Test
    void shouldTakeOverAbandonedClaim() throws IOException {
        memory.objects().put(FILE + ClaimedCreation.CLAIM, bytes("a writer that ended"));
        RegistryStore store = memory.claiming(SETTLE, Duration.ofMillis(300));

        assertThat(store.create(FILE, bytes("mine"))).isTrue();
    }

    @Test
    void shouldNotTrustItsLateClaim() throws IOException {
        var store = new LateStore(memory.claiming(SETTLE, SETTLE));

        boolean created =
                new ClaimedCreation(store, SETTLE, Duration.ofSeconds(40))
                        .create(FILE, bytes("mine"));

        assertThat(created).isFalse();
        assertThat(memory.objects()).containsEntry(FILE, bytes("theirs"));
    }

    @Test
    void shouldAwaitTheFileOfAnotherClaim() throws Exception {
        memory.objects().put(FILE + ClaimedCreation.CLAIM, bytes("a writer at work"));
        RegistryStore store = memory.claiming(SETTLE, Duration.ofSeconds(50));
        CompletableFuture<Boolean> created =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return store.create(FILE, bytes("mine"));
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        store.put(FILE, new ByteArrayInputStream(bytes("theirs")));

        assertThat(created.get()).isFalse();
        assertThat(memory.objects()).containsEntry(FILE, bytes("theirs"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /**
     * Store whose first claim takes too long, so that it replaces that of a winner, who writes the
     * file only after some more looks at the claim.
     */
    private static final class LateStore implements RegistryStore {

        private static final int LOOKS = 5;

        private final RegistryStore store;
        private int claims;
        private int looks;

        LateStore(RegistryStore store) {
            this.store = store;
        }

        @Override
        public Optional<byte[]> read(String path, int bytesMax) throws IOException {
            if (path.endsWith(ClaimedCreation.CLAIM) && ++looks == LOOKS) {
                store.put(FILE, new ByteArrayInputStream(bytes("theirs")));
            }
            return store.read(path, bytesMax);
        }

        @Override
        public void put(String path, InputStream content) throws IOException {
            if (path.endsWith(ClaimedCreation.CLAIM) && ++claims == 1) {
                long end = System.nanoTime() + SETTLE.toNanos();
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            store.put(path, content);
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
        public InputStream open(String path) throws IOException {
            return store.open(path);
        }

        @Override
        public boolean create(String path, byte[] content) throws IOException {
            return store.create(path, content);
        }
    }
}
