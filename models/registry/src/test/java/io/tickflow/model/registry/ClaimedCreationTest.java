package io.tickflow.model.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.registry.store.ClaimedCreation;
import io.tickflow.model.registry.store.RegistryStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
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
        RegistryStore store = memory.claiming(SETTLE, Duration.ofSeconds(30));

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
}
