package io.tickflow.sandbox.stack.clickhouse;

import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The engine's shared library: fetched once by npm into a cache outside the repository, checked
 * against the checksum in the lock file. Other processes may ask at the same time: one fetches, the
 * others wait.
 */
public final class EngineLibrary {

    /** The npm package's version; package.json and its lock name the same. */
    static final String VERSION = "26.7.3-stable.1";

    private static final String FILE = "node_modules/@chdb/lib-linux-x64-gnu/libchdb.so";
    private static final String USE_A_SERVER =
            " (or use a ClickHouse server: --clickhouse http://HOST:8123)";

    /** Unpacked size, and as much again while npm unpacks. */
    private static final long FREE_BYTES_MIN = 1_300L << 20;

    private final Path cache;
    private final NpmInstall npm;
    private final Consumer<String> notice;

    EngineLibrary(Path cache, NpmInstall npm, Consumer<String> notice) {
        this.cache = cache;
        this.npm = npm;
        this.notice = notice;
    }

    /**
     * The library in the user's cache: {@code $TICKFLOW_CACHE}, or {@code tickflow} in {@code
     * $XDG_CACHE_HOME}, or in {@code ~/.cache}.
     *
     * @param notice told in one line that something takes long
     */
    public static EngineLibrary inUserCache(Consumer<String> notice) {
        return new EngineLibrary(cacheOf(System.getenv()), new NpmInstall("npm"), notice);
    }

    static Path cacheOf(Map<String, String> environment) {
        String own = environment.getOrDefault("TICKFLOW_CACHE", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches =
                shared.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(shared);
        return caches.resolve("tickflow");
    }

    /**
     * Path of the library, fetched before if it is not there yet.
     *
     * @throws ProcessException with one line that says what is missing: npm, network, disk, or a
     *     platform that the library is built for
     */
    public Path locate() {
        Path directory = cache.resolve("clickhouse-" + VERSION);
        Path library = directory.resolve(FILE);
        if (Files.isRegularFile(library)) {
            return library;
        }
        refuseOtherPlatforms();
        try {
            Files.createDirectories(cache);
            try (var channel =
                            FileChannel.open(
                                    cache.resolve("clickhouse-" + VERSION + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                // Another process may have been fetching it until now.
                if (held.isValid() && !Files.isRegularFile(library)) {
                    install(directory);
                }
            }
            return library;
        } catch (IOException e) {
            throw new ProcessException(
                    "the ClickHouse engine cannot be kept in " + cache + ": " + e + USE_A_SERVER,
                    e);
        }
    }

    private void install(Path directory) throws IOException {
        long freeBytes = Files.getFileStore(cache).getUsableSpace();
        if (freeBytes < FREE_BYTES_MIN) {
            throw new ProcessException(
                    "no disk space for the ClickHouse engine: %s has %d MB free, %d MB are needed%s"
                            .formatted(cache, freeBytes >> 20, FREE_BYTES_MIN >> 20, USE_A_SERVER));
        }
        notice.accept(
                "fetching the ClickHouse engine once (170 MB, 570 MB on disk) to " + directory);
        deleteTree(directory);
        // Renamed when complete: a directory of the final name is never half full.
        Path draft = cache.resolve("clickhouse-" + VERSION + ".draft");
        deleteTree(draft);
        Files.createDirectories(draft);
        for (String file : List.of("package.json", "package-lock.json")) {
            try (InputStream resource = EngineLibrary.class.getResourceAsStream("npm/" + file)) {
                Files.copy(Objects.requireNonNull(resource, file), draft.resolve(file));
            }
        }
        try {
            npm.run(draft, cache.resolve("clickhouse-npm.log"));
            if (!Files.isRegularFile(draft.resolve(FILE))) {
                throw new ProcessException("npm installed no " + FILE + USE_A_SERVER);
            }
        } catch (ProcessException e) {
            deleteTree(draft);
            throw new ProcessException(e.getMessage() + USE_A_SERVER, e);
        }
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void refuseOtherPlatforms() {
        String platform = System.getProperty("os.name") + ' ' + System.getProperty("os.arch");
        if (!platform.equals("Linux amd64")) {
            throw new ProcessException(
                    "the embedded ClickHouse engine runs on Linux amd64 only, not on "
                            + platform
                            + USE_A_SERVER);
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
