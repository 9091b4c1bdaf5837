package io.tickflow.sandbox.stack.clickhouse;

import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.FreePorts;
import io.tickflow.process.JavaCommand;
import io.tickflow.process.ProcessException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * ClickHouse's engine in a process of its own, answering the official drivers on 127.0.0.1. Rows
 * whose insert was acknowledged survive the end of the process, however it ends. Thread-safe.
 */
public final class ClickHouseEngine implements AutoCloseable {

    private static final String NAME = "clickhouse";
    private static final int HEAP_MEGABYTES = 256;
    private static final long MEMORY_BYTES_MAX = 2L << 30;
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final int ANY_PORT = 0;

    private final ChildFolder sandbox;
    private final Path library;
    private final Path data;
    private ChildProcess process;
    private final String url;

    private ClickHouseEngine(ChildFolder sandbox, Path library, Path data, int port) {
        this.sandbox = sandbox;
        this.library = library;
        this.data = data;
        this.process = sandbox.start(command(library, data, port));
        this.url = process.awaitReady(START_MAX);
    }

    /**
     * Starts the engine on the sandbox's data folder and any free port, and waits until it answers.
     *
     * @param notice told in one line if the engine must be fetched first
     * @throws ProcessException with one line that says why it does not start
     */
    public static ClickHouseEngine start(ChildFolder sandbox, Consumer<String> notice) {
        return start(sandbox, sandbox.data(NAME), ANY_PORT, notice);
    }

    /**
     * Starts the engine on a data directory that may hold tables already.
     *
     * @param data directory that no other engine uses
     * @param port 0 for any free one
     * @param notice told in one line if the engine must be fetched first
     * @throws ProcessException with one line that says why it does not start
     */
    public static ClickHouseEngine start(
            ChildFolder sandbox, Path data, int port, Consumer<String> notice) {
        if (port != ANY_PORT) {
            FreePorts.requireFree(port, "the ClickHouse engine");
        }
        Path library = EngineLibrary.locate(notice);
        return new ClickHouseEngine(sandbox, library, data, port);
    }

    /** URL for drivers, such as {@code http://127.0.0.1:8123}. */
    public String url() {
        return url;
    }

    /** The same for JDBC, with the parameters that the embedded engine needs. */
    public String jdbcUrl(String database) {
        return "jdbc:clickhouse:" + url + '/' + database + "?compress=0";
    }

    /** Process id. */
    public synchronized long pid() {
        return process.pid();
    }

    /** Ends it as {@code kill -9} does. */
    public synchronized void kill() {
        process.killForcibly();
    }

    /** Starts it again at the same URL after {@link #kill} or {@link #close}. */
    public synchronized void restart() {
        process = sandbox.start(command(library, data, URI.create(url).getPort()));
        process.awaitReady(START_MAX);
    }

    @Override
    public synchronized void close() {
        process.close();
    }

    private static JavaCommand command(Path library, Path data, int port) {
        return new JavaCommand(
                NAME,
                ClickHouseEngineMain.class,
                List.of(
                        library.toString(),
                        data.toString(),
                        Integer.toString(port),
                        Long.toString(MEMORY_BYTES_MAX)),
                HEAP_MEGABYTES);
    }
}
