package io.tickflow.sandbox.stack.clickhouse;

import io.tickflow.process.ProcessException;
import io.tickflow.process.ReadyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Main of the engine's process: {@code <libchdb.so> <data directory> <port> <memory bytes>}.
 * Announces its URL once it answers, and then runs until it is told to stop.
 */
public final class ClickHouseEngineMain {

    private static final int ARGUMENTS = 4;

    private ClickHouseEngineMain() {}

    /** Starts the engine and the HTTP interface, whose threads outlive this method. */
    public static void main(String[] args) {
        if (args.length != ARGUMENTS) {
            throw new ProcessException(
                    "arguments: <libchdb.so> <data directory> <port> <memory bytes>");
        }
        try {
            run(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), args[3]);
        } catch (EngineException | IOException e) {
            throw new ProcessException("the ClickHouse engine does not start: " + e.getMessage());
        }
    }

    private static void run(Path library, Path directory, int port, String memoryBytesMax)
            throws EngineException, IOException {
        Files.createDirectories(directory);
        Engine engine = Engine.start(library, directory, Long.parseLong(memoryBytesMax));
        HttpBridge bridge = HttpBridge.start(engine, port);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(bridge, engine), "clickhouse-stop"));
        System.out.println("ClickHouse engine on " + directory + " answers at " + bridge.url());
        ReadyFile.announce(bridge.url());
    }

    private static void stop(HttpBridge bridge, Engine engine) {
        bridge.close();
        engine.close();
    }
}
