package io.tickflow.settings.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL, one for all classes of this process, without settings before each test. */
final class TestStore implements BeforeAllCallback, BeforeEachCallback {

    static final String MODE = "tickflow.mode";
    static final String NOTE = "partner.password";

    private @Nullable EmbeddedPostgres server;

    @Override
    public void beforeAll(ExtensionContext context) {
        // The store of all classes closes it.
        server =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(TestStore.class))
                        .getOrComputeIfAbsent(
                                EmbeddedPostgres.class, unused -> start(), EmbeddedPostgres.class);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        try (Connection connection = place().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS tickflow_setting, tickflow_version");
        }
    }

    /** Address for the store. */
    StorePlace place() {
        return new StorePlace(
                "pg:postgresql://127.0.0.1:%d/postgres"
                        .formatted(Objects.requireNonNull(server).getPort()),
                "postgres",
                null);
    }

    /** Address for a job. */
    String argument() {
        return place().text() + "?user=postgres";
    }

    /** Master key of a file in {@code folder}, which is made once. */
    static MasterKey key(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.writeString(file, MasterKey.random());
        }
        return MasterKey.of("file:" + file);
    }
}
