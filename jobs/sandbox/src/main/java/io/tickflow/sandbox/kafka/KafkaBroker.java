package io.tickflow.sandbox.kafka;

import io.tickflow.sandbox.process.ChildProcess;
import io.tickflow.sandbox.process.FreePorts;
import io.tickflow.sandbox.process.JavaCommand;
import io.tickflow.sandbox.process.SandboxDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A Kafka broker in its own process, on 127.0.0.1. It keeps its port and its data when it is killed
 * and restarted. Records survive a kill of the process, not of the machine: nothing is forced to
 * disk. One thread.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final String NAME = "kafka";
    private static final int HEAP_MEGABYTES = 512;
    private static final Duration START_MAX = Duration.ofMinutes(2);

    private final SandboxDirectory directory;
    private final Path data;
    private final int port;
    private final int controllerPort;
    private ChildProcess process;

    private KafkaBroker(SandboxDirectory directory, int port, int controllerPort) {
        this.directory = directory;
        this.data = directory.data(NAME);
        this.port = port;
        this.controllerPort = controllerPort;
        this.process = launch();
    }

    /**
     * Starts a broker on a free port and waits until it serves.
     *
     * @throws io.tickflow.sandbox.process.SandboxException if it does not start
     */
    public static KafkaBroker start(SandboxDirectory directory) {
        return start(directory, FreePorts.find(1).get(0));
    }

    /**
     * Starts a broker on {@code port} and waits until it serves.
     *
     * @throws io.tickflow.sandbox.process.SandboxException if it does not start, above all because
     *     the port is taken
     */
    public static KafkaBroker start(SandboxDirectory directory, int port) {
        return new KafkaBroker(directory, port, FreePorts.find(1).get(0));
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether its process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills its process at once, as {@code kill -9} does. */
    public void kill() {
        process.killForcibly();
    }

    /** Stops it if it runs, starts it with the same port and data, and waits until it serves. */
    public void restart() {
        process.close();
        process = launch();
    }

    /** Stops it. Its data stays until the directory is closed. */
    @Override
    public void close() {
        process.close();
    }

    private ChildProcess launch() {
        FreePorts.requireFree(port, "Kafka");
        FreePorts.requireFree(controllerPort, "Kafka's controller");
        ChildProcess child =
                directory.start(
                        new JavaCommand(
                                NAME,
                                KafkaBrokerMain.class,
                                List.of(
                                        Integer.toString(port),
                                        Integer.toString(controllerPort),
                                        data.toString()),
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
