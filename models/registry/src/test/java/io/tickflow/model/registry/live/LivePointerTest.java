package io.tickflow.model.registry.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.model.registry.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivePointerTest {

    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir private Path root;
    @TempDir private Path bundle;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private JournaledRegistry registry;
    private LivePointer pointer;

    @BeforeEach
    void open() {
        registry = new JournaledRegistry(new FolderStore(root), now::get, "ann");
        pointer = new LivePointer(registry, "tickflow");
    }

    @Test
    void shouldTellBundleOfEveryMoment() throws Exception {
        LiveBundle first = publish("a", "1");
        LiveBundle second = publish("a", "2");
        pointer.set(first, null, "");
        now.set(START.plusSeconds(10));
        pointer.set(second, null, "");
        pointer.set(second, null, "again after a crash");

        assertThat(live("a", START)).isEqualTo("1");
        assertThat(live("a", START.plusMillis(9_999))).isEqualTo("1");
        assertThat(live("a", START.plusSeconds(10))).isEqualTo("2");
        assertThat(live("a", START.minusMillis(1))).isNull();
        assertThat(registry.entries()).hasSize(4);
    }

    @Test
    void shouldTellBothBundlesOfCanary() throws Exception {
        LiveBundle first = publish("a", "1");
        LiveBundle second = publish("a", "2");

        pointer.set(first, second, "");
        assertThat(registry.state().aliases("a"))
                .containsEntry("live-tickflow", "1")
                .containsEntry("canary-tickflow", "2");
        pointer.set(second, null, "");

        assertThat(registry.state().aliases("a")).containsOnlyKeys("live-tickflow");
    }

    @Test
    void shouldTellNothingOfUnpublishedBundles() throws Exception {
        LiveBundle first = publish("a", "1");
        LiveBundle other = publish("b", "1");

        pointer.set(first, null, "");
        pointer.set(other, null, "");
        assertThat(registry.state().aliases("a")).isEmpty();
        assertThat(live("b", START)).isEqualTo("1");
        pointer.set(new LiveBundle("a", "1", "ab".repeat(32)), null, "");

        assertThat(registry.state().aliases("a")).isEmpty();
        assertThat(registry.state().aliases("b")).isEmpty();
    }

    @Test
    void shouldKeepDeploymentsApart() throws Exception {
        LiveBundle first = publish("a", "1");
        LiveBundle second = publish("a", "2");

        pointer.set(first, null, "");
        new LivePointer(registry, "Tokio 2").set(second, null, "");
        new LivePointer(registry, "tokio 2").set(second, null, "");

        assertThat(live("a", START)).isEqualTo("1");
        assertThat(registry.state().aliases("a")).hasSize(3);
        assertThat(LiveAliases.champion("x".repeat(80))).hasSizeLessThan(50);
    }

    @Test
    void shouldBeMovedByNobodyElse() {
        LiveAliases.requireFree("champion");
        assertThatThrownBy(() -> LiveAliases.requireFree("live-tickflow"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("is moved by its start only");
        assertThatThrownBy(() -> LiveAliases.requireFree("canary-tickflow"))
                .isInstanceOf(RegistryException.class);
    }

    private String live(String name, Instant time) {
        return registry.stateAt(time).aliases(name).get(LiveAliases.champion("tickflow"));
    }

    private LiveBundle publish(String name, String version) throws IOException {
        Path manifest = Files.writeString(bundle.resolve("manifest.json"), name + version);
        String digest = Sha256.of(manifest);
        registry.publish(new ModelReference(name, null, version, digest), bundle);
        return new LiveBundle(name, version, digest);
    }
}
