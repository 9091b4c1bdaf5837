package io.tickflow.bench.gateway;

import io.tickflow.process.FreePorts;
import io.tickflow.process.ScratchFolder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The redis-server of this machine, on a free port, without files. */
final class RedisProcess implements AutoCloseable {

    private static final long END_SECONDS_MAX = 10;

    private final Process process;
    private final int port;

    private RedisProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it; empty if this machine has none. */
    static Optional<RedisProcess> start(ScratchFolder folder) {
        int port = FreePorts.find(1).get(0);
        try {
            return Optional.of(
                    new RedisProcess(
                            new ProcessBuilder(
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
                                    .start(),
                            port));
        } catch (IOException e) {
            System.out.println("L2 is left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    String url() {
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
