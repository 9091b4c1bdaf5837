package io.tickflow.sandbox.stack.npm;

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
 * Packages that npm has fetched into a folder outside the repository, each checked against the
 * checksum in its lock file. Other processes may ask at the same time: one fetches, the others
 * wait.
 */
public final class NpmCache {

    private final Path cache;
    private final NpmInstall npm;
    private final Consumer<String> notice;

    NpmCache(Path cache, NpmInstall npm, Consumer<String> notice) {
        this.cache = cache;
        this.npm = npm;
        this.notice = notice;
    }

    /**
     * The user's cache: {@code $TICKFLOW_CACHE}, or {@code tickflow} in {@code $XDG_CACHE_HOME}, or
     * in {@code ~/.cache}.
     *
     * @param notice told in one line that something takes long
     */
    public static NpmCache ofUser(Consumer<String> notice) {
        return new NpmCache(folderOf(System.getenv()), new NpmInstall("npm"), notice);
    }

    static Path folderOf(Map<String, String> environment) {
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
     * Path of the package's file, fetched before if it is not there yet.
     *
     * @throws ProcessException with one line that says what is missing: npm, network, disk, or a
     *     platform that the package is built for
     */
    public Path locate(NpmPackage wanted) {
        return locate(wanted, file -> {});
    }

    /**
     * The same for a package that has to be completed once after npm has unpacked it.
     *
     * @param completion given the path of the file before anybody else sees it
     */
    public Path locate(NpmPackage wanted, Consumer<Path> completion) {
        Path directory = cache.resolve(wanted.folder());
        Path file = directory.resolve(wanted.file());
        if (Files.isRegularFile(file)) {
            return file;
        }
        refuseOtherPlatforms(wanted);
        try {
            Files.createDirectories(cache);
            try (var channel =
                            FileChannel.open(
                                    cache.resolve(wanted.folder() + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                // Another process may have been fetching it until now.
                if (held.isValid() && !Files.isRegularFile(file)) {
                    install(wanted, directory, completion);
                }
            }
            return file;
        } catch (IOException e) {
            throw new ProcessException(
                    wanted.title() + " cannot be kept in " + cache + ": " + e + wanted.otherwise(),
                    e);
        }
    }

    private void install(NpmPackage wanted, Path directory, Consumer<Path> completion)
            throws IOException {
        requireSpace(wanted);
        notice.accept(
                "fetching %s once (%s) to %s".formatted(wanted.title(), wanted.size(), directory));
        deleteTree(directory);
        // Renamed when complete: a directory of the final name is never half full.
        Path draft = cache.resolve(wanted.folder() + ".draft");
        deleteTree(draft);
        Files.createDirectories(draft);
        for (String file : List.of("package.json", "package-lock.json")) {
            String resource = wanted.name() + '/' + file;
            try (InputStream content = NpmCache.class.getResourceAsStream(resource)) {
                Files.copy(Objects.requireNonNull(content, resource), draft.resolve(file));
            }
        }
        try {
            npm.run(wanted.title(), draft, cache.resolve(wanted.name() + "-npm.log"));
            Path file = draft.resolve(wanted.file());
            if (!Files.isRegularFile(file)) {
                throw new ProcessException("npm installed no " + wanted.file());
            }
            completion.accept(file);
        } catch (ProcessException e) {
            deleteTree(draft);
            throw new ProcessException(e.getMessage() + wanted.otherwise(), e);
        }
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireSpace(NpmPackage wanted) throws IOException {
        long freeMegabytes = Files.getFileStore(cache).getUsableSpace() >> 20;
        if (freeMegabytes < wanted.freeMegabytesMin()) {
            throw new ProcessException(
                    "no disk space for %s: %s has %d MB free, %d MB are needed%s"
                            .formatted(
                                    wanted.title(),
                                    cache,
                                    freeMegabytes,
                                    wanted.freeMegabytesMin(),
                                    wanted.otherwise()));
        }
    }

    private static void refuseOtherPlatforms(NpmPackage wanted) {
        String platform = System.getProperty("os.name") + ' ' + System.getProperty("os.arch");
        if (!platform.equals("Linux amd64")) {
            throw new ProcessException(
                    wanted.title()
                            + " as npm brings it runs on Linux amd64 only, not on "
                            + platform
                            + wanted.otherwise());
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
