package io.tickflow.model.registry;

import io.tickflow.model.registry.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** Small bundles, and registries for them. */
public final class TestBundles {

    /** First look at the clock. */
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private TestBundles() {}

    /** Publishes a bundle whose content follows from {@code content}. */
    public static JournalEntry publish(
            JournaledRegistry registry, Path parent, String version, String content)
            throws IOException {
        Path folder = folder(parent, content);
        String digest = Sha256.of(folder.resolve("manifest.json"));
        return registry.publish(
                new ModelReference("direction-eurusd", null, version, digest), folder);
    }

    /** Writes such a bundle. */
    public static Path folder(Path parent, String content) throws IOException {
        Path folder = Files.createTempDirectory(parent, "bundle");
        Files.writeString(folder.resolve("manifest.json"), "{\"content\": \"" + content + "\"}");
        Files.writeString(folder.resolve("member.onnx"), "graph of " + content);
        return folder;
    }

    /** Clock that is one second later at each look. */
    public static InstantSource ticking() {
        return new InstantSource() {
            private Instant now = NOON;

            @Override
            public synchronized Instant instant() {
                Instant answer = now;
                now = now.plusSeconds(1);
                return answer;
            }
        };
    }
}
