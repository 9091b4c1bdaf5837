package io.tickflow.ingest.terminal;

import io.tickflow.ingest.GatewayProcessMain;
import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.FreePorts;
import io.tickflow.process.JavaCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Gateway in a process of its own, with the same port and buffer at each start. One thread. */
final class GatewayProcess {

    private static final Duration START_MAX = Duration.ofSeconds(60);

    private final ChildFolder directory;
    private final JavaCommand command;
    private final int port = FreePorts.find(1).get(0);
    private ChildProcess process;

    GatewayProcess(ChildFolder directory, String brokers, String topic, Path buffer) {
        this.directory = directory;
        this.command =
                new JavaCommand(
                        "gateway",
                        GatewayProcessMain.class,
                        List.of(brokers, topic, buffer.toString(), Integer.toString(port)),
                        256);
        this.process = start();
    }

    private ChildProcess start() {
        ChildProcess started = directory.start(command);
        started.awaitReady(START_MAX);
        return started;
    }

    int port() {
        return port;
    }

    ChildProcess process() {
        return process;
    }

    void killAndStart() {
        process.killForcibly();
        process = start();
    }

    void stopAndStart() {
        process.close();
        process = start();
    }
}
