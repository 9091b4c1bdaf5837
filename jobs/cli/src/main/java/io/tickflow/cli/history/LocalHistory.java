package io.tickflow.cli.history;

import io.tickflow.process.FolderLock;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * ClickHouse's engine on a folder of the user, for one command at a time. It ends with the command,
 * however that ends; tables and logs stay.
 */
final class LocalHistory implements AutoCloseable {

    private static final String ENGINE = "clickhouse";

    private final FolderLock lock;
    private final ScratchFolder processes;
    private final ClickHouseEngine engine;

    private LocalHistory(FolderLock lock, ScratchFolder processes, ClickHouseEngine engine) {
        this.lock = lock;
        this.processes = processes;
        this.engine = engine;
    }

    /** Returns true if a command has written to {@code folder} before. */
    static boolean exists(Path folder) {
        return Files.isDirectory(folder.resolve("data").resolve(ENGINE));
    }

    /**
     * Starts the engine, and waits until it answers.
     *
     * @param notice told in one line if the engine must be fetched first
     * @throws ProcessException if another command uses the folder, or the engine does not start
     */
    static LocalHistory start(Path folder, Consumer<String> notice) {
        FolderLock lock =
                FolderLock.take(
                        folder,
                        "another command uses the local history in "
                                + folder
                                + ": wait for its end, or name another folder with --work-dir. A"
                                + " server takes many at a time: bin/tickflow up starts one");
        try {
            ScratchFolder processes = ScratchFolder.lasting(folder);
            try {
                Path data = processes.data(ENGINE);
                return new LocalHistory(
                        lock, processes, ClickHouseEngine.start(processes, data, 0, notice));
            } catch (RuntimeException e) {
                processes.close();
                throw e;
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** URL of the engine's HTTP interface. */
    String url() {
        return engine.url();
    }

    @Override
    public void close() {
        processes.close();
        lock.close();
    }
}
