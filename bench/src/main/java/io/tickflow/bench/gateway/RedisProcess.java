package io.tickflow.bench.gateway;

import io.tickflow.process.FreePorts;
import io.tickflow.process.ScratchFolder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The redis-server of this machine, on a free port, without files. */
public final class RedisProcess implements AutoCloseable {

    private static final long END_SECONDS_MAX = 10;

    private final ScratchFolder folder;
    private final int port;
    private Process process;

    private RedisProcess(ScratchFolder folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /** Starts it; empty if this machine has none. */
    public static Optional<RedisProcess> start(ScratchFolder folder) {
        try {
            return Optional.of(new RedisProcess(folder, FreePorts.find(1).get(0)));
        } catch (IOException e) {
            System.out.println("no redis-server: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        "redis-server",
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--save",
                        "",
                        "--dir",
                        folder.root().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws Exception {
        process.destroyForcibly();
        process.onExit().get(END_SECONDS_MAX, TimeUnit.SECONDS);
    }

    /** Starts it again at the same address, empty. */
    public void restart() throws IOException {
        process = launch();
    }

    /** Process, to read its processor time. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Address. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(END_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
