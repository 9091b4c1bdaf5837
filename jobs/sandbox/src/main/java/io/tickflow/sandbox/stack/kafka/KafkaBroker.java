package io.tickflow.sandbox.stack.kafka;

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
 * A Kafka broker in its own process, on 127.0.0.1. It keeps its port and its data when it is killed
 * and restarted. Records survive a kill of the process, not of the machine: nothing is forced to
 * disk. One thread.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final String NAME = "kafka";
    private static final int HEAP_MEGABYTES = 512;
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final Duration IDS_MAX = Duration.ofSeconds(15);
    private static final int LAUNCHES_MAX = 3;

    private final ChildFolder directory;
    private final Path data;
    private final KafkaPorts ports;
    private final @Nullable SecureListeners secure;
    private ChildProcess process;

    private KafkaBroker(ChildFolder directory, KafkaPorts ports, @Nullable SecureListeners secure) {
        this.directory = directory;
        this.data = directory.data(NAME);
        this.ports = ports;
        this.secure = secure;
        this.process = launch();
    }

    /**
     * Starts a broker on a free port and waits until it serves.
     *
     * @throws io.tickflow.process.ProcessException if it does not start
     */
    public static KafkaBroker start(ChildFolder directory) {
        return start(directory, FreePorts.find(1).get(0));
    }

    /**
     * Starts a broker on {@code port} and waits until it serves.
     *
     * @throws io.tickflow.process.ProcessException if it does not start, above all because the port
     *     is taken
     */
    public static KafkaBroker start(ChildFolder directory, int port) {
        return start(directory, KafkaPorts.of(port));
    }

    /**
     * Starts a broker on {@code ports} and waits until it serves.
     *
     * @throws io.tickflow.process.ProcessException if it does not start, above all because a port
     *     is taken
     */
    public static KafkaBroker start(ChildFolder directory, KafkaPorts ports) {
        return new KafkaBroker(directory, ports, null);
    }

    /**
     * Starts a broker on a free port and on encrypted ones, and waits until it serves.
     *
     * @throws io.tickflow.process.ProcessException if it does not start
     */
    public static KafkaBroker start(ChildFolder directory, SecureListeners secure) {
        return start(directory, FreePorts.find(1).get(0), secure);
    }

    /** Starts the same with its plain listener on {@code port}. */
    public static KafkaBroker start(ChildFolder directory, int port, SecureListeners secure) {
        return new KafkaBroker(directory, KafkaPorts.of(port), secure);
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.clients();
    }

    /** Process id. */
    public long pid() {
        return process.pid();
    }

    /** Returns true while its process runs. */
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
        for (int launch = 1; launch <= LAUNCHES_MAX; launch++) {
            ChildProcess child = launchOnce();
            if (ProducerIds.available(ports.clients(), IDS_MAX)) {
                return child;
            }
            child.close();
        }
        throw new ProcessException(
                "Kafka gives producers no ids, after " + LAUNCHES_MAX + " starts");
    }

    private ChildProcess launchOnce() {
        FreePorts.requireFree(ports.clients(), "Kafka");
        FreePorts.requireFree(ports.controller(), "Kafka's controller");
        if (ports.hasLink()) {
            FreePorts.requireFree(ports.link(), "Kafka's port for proxies");
        }
        List<String> arguments = new ArrayList<>(ports.arguments());
        arguments.add(data.toString());
        if (secure != null) {
            try {
                arguments.add(secure.write(directory.data(NAME + "-tls")).toString());
            } catch (IOException e) {
                throw new ProcessException("cannot write settings of Kafka", e);
            }
        }
        ChildProcess child =
                directory.start(
                        new JavaCommand(NAME, KafkaBrokerMain.class, arguments, HEAP_MEGABYTES));
        try {
            child.awaitReady(START_MAX);
            return child;
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }
}
