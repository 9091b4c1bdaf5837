package io.tickflow.bench.kills;

import io.tickflow.process.FreePorts;
import io.tickflow.process.ScratchFolder;
import io.tickflow.settings.store.StorePlace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL with a store of settings. Keeps port and rows when it is killed and started again. */
final class PostgresServer implements AutoCloseable {

    private static final long END_SECONDS_MAX = 20;

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private PostgresServer(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.server = launch();
    }

    /** Starts it with a role of the name that the driver takes by default. */
    static PostgresServer start(ScratchFolder folder) throws IOException, SQLException {
        var started =
                new PostgresServer(
                        folder.data("postgres").resolve("cluster"), FreePorts.find(1).get(0));
        try (Connection connection = started.server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE ROLE \"" + System.getProperty("user.name") + "\" SUPERUSER LOGIN");
        }
        return started;
    }

    StorePlace place() {
        return new StorePlace(url(), null, null);
    }

    String url() {
        return "pg:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Ends the server and the processes of its connections, as {@code kill -9} does. */
    void kill() throws Exception {
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
        ProcessHandle main = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(main), main.descendants().toList().stream()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            process.onExit().get(END_SECONDS_MAX, TimeUnit.SECONDS);
        }
    }

    void restart() throws IOException {
        server.close();
        server = launch();
    }

    /** Waits with the JDK's list of drivers, from which a store of settings takes its own. */
    private EmbeddedPostgres launch() throws IOException {
        try {
            DriverManager.registerDriver(
                    Class.forName("org.postgresql.Driver")
                            .asSubclass(Driver.class)
                            .getDeclaredConstructor()
                            .newInstance());
        } catch (SQLException | ReflectiveOperationException e) {
            throw new IOException("the driver of PostgreSQL was not registered", e);
        }
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
