package io.tickflow.sandbox.stack;

import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.process.FreePorts;
import io.tickflow.process.ParallelStart;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.sandbox.stack.venue.VenueProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, ClickHouse and a FIX venue, each in a process of its own on 127.0.0.1, with the topics of
 * the catalogue. Nothing of it outlives this JVM. One thread.
 */
public final class Sandbox implements AutoCloseable {

    private static final Duration TOPICS_MAX = Duration.ofSeconds(20);

    private final ScratchFolder directory;
    private final Consumer<String> progress;
    private volatile @Nullable KafkaBroker broker;
    private volatile @Nullable ClickHouseEngine engine;
    private volatile @Nullable VenueProcess venue;
    private volatile @Nullable String clickHouseUrl;

    private Sandbox(ScratchFolder directory, Consumer<String> progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Starts everything side by side and waits until it serves.
     *
     * @param progress told in one line about each step, by one thread at a time
     * @throws ProcessException if a part does not start; nothing is left behind then but the logs
     *     that the message names
     */
    public static Sandbox start(SandboxConfig config, Consumer<String> progress) {
        var sandbox = new Sandbox(ScratchFolder.create(config.parent(), config.keep()), progress);
        try {
            sandbox.startParts(config);
            return sandbox;
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    /** Address of Kafka for clients. */
    public String bootstrapServers() {
        return broker().bootstrapServers();
    }

    /** Address of ClickHouse for HTTP, such as {@code http://127.0.0.1:8123}. */
    public String clickHouseUrl() {
        return present(clickHouseUrl, "ClickHouse");
    }

    /** The same for JDBC, with the parameters that the embedded engine needs. */
    public String clickHouseJdbcUrl(String database) {
        return "jdbc:clickhouse:" + clickHouseUrl() + '/' + database + "?compress=0";
    }

    /** FIX port of the venue on 127.0.0.1. */
    public int venuePort() {
        return venue().port();
    }

    /** File that the venue writes a line to for each message; see {@code VenueJournal}. */
    public Path venueJournal() {
        return venue().journalFile();
    }

    /** The one folder that all processes log to. */
    public Path logsDirectory() {
        return directory.logs();
    }

    /** Folder for data of {@code name}, such as checkpoints; deleted with the sandbox. */
    public Path dataDirectory(String name) {
        return directory.data(name);
    }

    /** Keeps the logs when the sandbox is closed: something failed and a message names them. */
    public void keepLogs() {
        directory.keepLogs();
    }

    /** The broker, to kill and restart it. */
    public KafkaBroker broker() {
        return present(broker, "Kafka");
    }

    /** The embedded engine, to kill and restart it. */
    public ClickHouseEngine clickHouseEngine() {
        return present(engine, "an embedded ClickHouse engine");
    }

    /** The venue, to kill and restart it and to read its journal. */
    public VenueProcess venue() {
        return present(venue, "a venue");
    }

    /** Stops every process and deletes the folder. */
    @Override
    public void close() {
        directory.close();
    }

    private void startParts(SandboxConfig config) {
        int kafkaPort =
                config.kafkaPort() == SandboxConfig.ANY_PORT
                        ? FreePorts.find(1).get(0)
                        : config.kafkaPort();
        var start = new ParallelStart();
        start.begin(() -> startKafka(kafkaPort, config));
        if (config.venue()) {
            start.begin(() -> startVenue(kafkaPort, config));
        }
        if (config.clickHouse()) {
            start.begin(() -> startClickHouse(config));
        }
        start.awaitAll();
    }

    private void startKafka(int port, SandboxConfig config) {
        timed(
                "Kafka",
                () -> {
                    KafkaBroker started = KafkaBroker.start(directory, port);
                    broker = started;
                    return started.bootstrapServers();
                });
        new TopicCheck("127.0.0.1:" + port, TOPICS_MAX).run(config.topics(), true);
    }

    private void startVenue(int kafkaPort, SandboxConfig config) {
        // It does not wait for the broker, so that both start side by side.
        String bootstrapServers = "127.0.0.1:" + kafkaPort;
        timed(
                "FIX venue",
                () -> {
                    VenueProcess started =
                            config.venuePort() == SandboxConfig.ANY_PORT
                                    ? VenueProcess.start(directory, bootstrapServers)
                                    : VenueProcess.start(
                                            directory, bootstrapServers, config.venuePort());
                    venue = started;
                    return "127.0.0.1:" + started.port();
                });
    }

    private void startClickHouse(SandboxConfig config) {
        timed(
                "ClickHouse",
                () -> {
                    String server = config.clickHouseServer();
                    String url =
                            server == null
                                    ? startEngine(config.clickHousePort())
                                    : ClickHouseServer.require(server);
                    clickHouseUrl = url;
                    return url;
                });
    }

    private String startEngine(int port) {
        ClickHouseEngine started =
                ClickHouseEngine.start(directory, directory.data("clickhouse"), port, this::report);
        engine = started;
        return started.url();
    }

    private void timed(String what, Supplier<String> start) {
        long startNanos = System.nanoTime();
        String address = start.get();
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        report(String.format(Locale.ROOT, "%s at %s (%.1f s)", what, address, seconds));
    }

    private synchronized void report(String line) {
        progress.accept(line);
    }

    private static <T> T present(@Nullable T part, String what) {
        if (part == null) {
            throw new IllegalStateException("this sandbox was started without " + what);
        }
        return part;
    }
}
