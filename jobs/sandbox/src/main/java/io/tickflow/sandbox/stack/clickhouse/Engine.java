package io.tickflow.sandbox.stack.clickhouse;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The engine on one data directory. There is one in a process and one process on a directory.
 * Thread-safe.
 */
final class Engine implements AutoCloseable {

    /** Two cores are shared with brokers and jobs. */
    private static final int THREADS_MAX = 2;

    /** A cache in the default size of gigabytes would be bigger than the data. */
    private static final long CACHE_BYTES_MAX = 32L << 20;

    /** Results are held in memory as a whole before they are sent. */
    private static final long RESULT_BYTES_MAX = 512L << 20;

    /** A group of rows of a Parquet file is held in memory twice while it is written. */
    private static final long ROW_GROUP_BYTES_MAX = 64L << 20;

    /** Each thread of a query sorts or groups on disk after this part of the engine's memory. */
    private static final int MEMORY_PARTS = 16;

    /** A block of each sorted run is in memory while they are merged. */
    private static final long RUN_BYTES_MAX = 4L << 20;

    private final ChdbLibrary library;
    private final Path directory;
    private final Pointer keepAlive;
    private final List<String> settings;

    private Engine(ChdbLibrary library, Path directory, Pointer keepAlive, long memoryBytesMax) {
        this.library = library;
        this.directory = directory;
        this.keepAlive = keepAlive;
        long externalBytes = memoryBytesMax / MEMORY_PARTS;
        this.settings =
                List.of(
                        "--max_threads=" + THREADS_MAX,
                        "--max_result_bytes=" + RESULT_BYTES_MAX,
                        "--max_bytes_before_external_sort=" + externalBytes,
                        "--prefer_external_sort_block_bytes=" + RUN_BYTES_MAX,
                        "--max_bytes_before_external_group_by=" + externalBytes,
                        "--output_format_parquet_row_group_size_bytes=" + ROW_GROUP_BYTES_MAX);
    }

    /**
     * Starts the engine.
     *
     * @throws EngineException if it does not take the directory
     */
    static Engine start(Path libraryFile, Path directory, long memoryBytesMax)
            throws EngineException {
        ChdbLibrary library = ChdbLibrary.load(libraryFile);
        library.setSignalHandlersEnabled(0);
        var serverOptions =
                List.of(
                        "--max_server_memory_usage=" + memoryBytesMax,
                        "--mark_cache_size=" + CACHE_BYTES_MAX,
                        "--primary_index_cache_size=" + CACHE_BYTES_MAX,
                        "--index_mark_cache_size=" + CACHE_BYTES_MAX);
        Pointer keepAlive = connect(library, directory, serverOptions);
        return new Engine(library, directory, keepAlive, memoryBytesMax);
    }

    /**
     * A session with settings of its own; costs a fifth of a millisecond. What a failed query
     * leaves behind in its connection goes with it, so no query may follow a failed one.
     */
    EngineSession session() throws EngineException {
        return new EngineSession(library, connect(library, directory, settings));
    }

    /**
     * A file in which an answer can lie until it is sent; what a crash leaves is gone after a
     * start.
     */
    Path answerFile() {
        return directory.resolve("tmp").resolve(UUID.randomUUID() + ".answer");
    }

    /** Stops the engine's threads. Sessions must be closed before. */
    @Override
    public void close() {
        library.closeConn(keepAlive);
        library.shutdown();
    }

    private static Pointer connect(ChdbLibrary library, Path directory, List<String> options)
            throws EngineException {
        String[] arguments =
                Stream.concat(Stream.of("clickhouse", "--path=" + directory), options.stream())
                        .toArray(String[]::new);
        Pointer connection = library.connect(arguments.length, arguments);
        if (connection == null) {
            throw new EngineException("the engine does not open " + directory);
        }
        return connection;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
