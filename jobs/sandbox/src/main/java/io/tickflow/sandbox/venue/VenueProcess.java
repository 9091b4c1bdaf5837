package io.tickflow.sandbox.venue;

import io.tickflow.connector.kafka.Topics;
import io.tickflow.sandbox.process.ChildProcess;
import io.tickflow.sandbox.process.FreePorts;
import io.tickflow.sandbox.process.JavaCommand;
import io.tickflow.sandbox.process.SandboxDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A venue in its own process. It keeps its port and its journal when it is killed and restarted.
 * One thread.
 */
public final class VenueProcess implements AutoCloseable {

    private static final String NAME = "venue";
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration START_MAX = Duration.ofMinutes(2);

    private final SandboxDirectory directory;
    private final String bootstrapServers;
    private final Path journal;
    private final int port;
    private ChildProcess process;

    private VenueProcess(SandboxDirectory directory, String bootstrapServers, int port) {
        this.directory = directory;
        this.bootstrapServers = bootstrapServers;
        this.journal = directory.data(NAME).resolve("journal.jsonl");
        this.port = port;
        this.process = launch();
    }

    /**
     * Starts a venue on a free port that takes its quotes from {@code mt5.ticks}, and waits until
     * it listens.
     *
     * @throws io.tickflow.sandbox.process.SandboxException if it does not start
     */
    public static VenueProcess start(SandboxDirectory directory, String bootstrapServers) {
        return start(directory, bootstrapServers, FreePorts.find(1).get(0));
    }

    /**
     * Starts a venue on {@code port}, and waits until it listens.
     *
     * @throws io.tickflow.sandbox.process.SandboxException if it does not start, above all because
     *     the port is taken
     */
    public static VenueProcess start(
            SandboxDirectory directory, String bootstrapServers, int port) {
        return new VenueProcess(directory, bootstrapServers, port);
    }

    /** Port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Process id. */
    public long pid() {
        return process.pid();
    }

    /** File that it writes a line to for each message. */
    public Path journalFile() {
        return journal;
    }

    /**
     * What it saw so far.
     *
     * @throws IOException if the journal cannot be read
     */
    public VenueJournal journal() throws IOException {
        return VenueJournal.read(journal);
    }

    /** Kills it at once, as {@code kill -9} does. */
    public void kill() {
        process.killForcibly();
    }

    /**
     * Stops it if it runs, starts it with the same port and journal, and waits until it listens.
     */
    public void restart() {
        process.close();
        process = launch();
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess launch() {
        FreePorts.requireFree(port, "the venue");
        ChildProcess child =
                directory.start(
                        new JavaCommand(
                                NAME,
                                VenueMain.class,
                                List.of(
                                        "--port",
                                        Integer.toString(port),
                                        "--bootstrap",
                                        bootstrapServers,
                                        "--ticks-topic",
                                        Topics.TICKS,
                                        "--journal",
                                        journal.toString()),
                                HEAP_MEGABYTES));
        try {
            child.awaitReady(START_MAX);
            return child;
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }
}
