package io.tickflow.sandbox.stack.venue;

import io.tickflow.connector.topic.Topics;
import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.FreePorts;
import io.tickflow.process.JavaCommand;
import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A venue in its own process. It keeps its port and its journal when it is killed and restarted.
 * One thread.
 */
public final class VenueProcess implements AutoCloseable {

    private static final String NAME = "venue";
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final Duration MISBEHAVE_MAX = Duration.ofSeconds(10);

    private final ChildFolder directory;
    private final String bootstrapServers;
    private final Path journal;
    private final FaultFile faults;
    private final int port;
    private final @Nullable VenueTls tls;
    private final VenueHabits habits;
    private ChildProcess process;

    private VenueProcess(
            ChildFolder directory,
            String bootstrapServers,
            int port,
            @Nullable VenueTls tls,
            VenueHabits habits) {
        this.directory = directory;
        this.bootstrapServers = bootstrapServers;
        this.journal = directory.data(NAME).resolve("journal.jsonl");
        this.faults = new FaultFile(directory.data(NAME).resolve("faults.json"));
        this.port = port;
        this.tls = tls;
        this.habits = habits;
        this.process = launch();
    }

    /**
     * Starts a venue on a free port that takes its quotes from {@code mt5.ticks}, and waits until
     * it listens.
     *
     * @throws io.tickflow.process.ProcessException if it does not start
     */
    public static VenueProcess start(ChildFolder directory, String bootstrapServers) {
        return start(directory, bootstrapServers, FreePorts.find(1).get(0));
    }

    /**
     * Starts a venue on {@code port}, and waits until it listens.
     *
     * @throws io.tickflow.process.ProcessException if it does not start, above all because the port
     *     is taken
     */
    public static VenueProcess start(ChildFolder directory, String bootstrapServers, int port) {
        return new VenueProcess(directory, bootstrapServers, port, null, VenueHabits.ALL);
    }

    /**
     * Starts an encrypted venue on a free port, and waits until it listens.
     *
     * @throws io.tickflow.process.ProcessException if it does not start
     */
    public static VenueProcess start(ChildFolder directory, String bootstrapServers, VenueTls tls) {
        return new VenueProcess(
                directory, bootstrapServers, FreePorts.find(1).get(0), tls, VenueHabits.ALL);
    }

    /**
     * Starts a venue with habits on a free port, and waits until it listens.
     *
     * @throws io.tickflow.process.ProcessException if it does not start
     */
    public static VenueProcess start(
            ChildFolder directory, String bootstrapServers, VenueHabits habits) {
        return new VenueProcess(
                directory, bootstrapServers, FreePorts.find(1).get(0), null, habits);
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
     * Reads its journal so far.
     *
     * @throws IOException if the journal cannot be read
     */
    public VenueJournal journal() throws IOException {
        return VenueJournal.read(journal);
    }

    /**
     * Makes it behave like that, also after a restart, and waits until it does. {@link
     * VenueFaults#NONE} makes it a good venue again.
     */
    public void misbehave(VenueFaults faultsFromNow) {
        try {
            faults.order(faultsFromNow);
            if (process.isAlive()) {
                process.awaitReady(() -> confirmed(faultsFromNow), MISBEHAVE_MAX);
            }
        } catch (IOException e) {
            throw new ProcessException("the venue cannot be told how to behave", e);
        }
    }

    private boolean confirmed(VenueFaults expected) {
        try {
            return faults.confirmed().orElse(VenueFaults.NONE).equals(expected);
        } catch (IOException e) {
            throw new ProcessException("the venue does not say how it behaves", e);
        }
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
                        new JavaCommand(NAME, VenueMain.class, arguments(), HEAP_MEGABYTES));
        try {
            child.awaitReady(START_MAX);
            return child;
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    private List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--port",
                                Integer.toString(port),
                                "--bootstrap",
                                bootstrapServers,
                                "--ticks-topic",
                                Topics.TICKS,
                                "--journal",
                                journal.toString(),
                                "--faults",
                                faults.path().toString()));
        arguments.addAll(
                List.of(
                        "--answers-status",
                        Boolean.toString(habits.answersStatus()),
                        "--hedges",
                        Boolean.toString(habits.hedges())));
        if (tls != null) {
            arguments.addAll(tls.arguments());
        }
        return arguments;
    }
}
