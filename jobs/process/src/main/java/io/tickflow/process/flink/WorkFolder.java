package io.tickflow.process.flink;

import io.tickflow.process.ChildFolder;
import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.WebOptions;

/**
 * Folder of files that a process of Flink needs only while it runs: unpacked native code, local
 * state, jars. A process that was killed leaves them behind.
 */
final class WorkFolder {

    private static final String PARENT = "work";
    private static final String DATA = "data";
    private static final List<String> PARTS = List.of("java", "io", "web", "process");

    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    /**
     * Creates the empty folder of a process that is about to start. The caller knows that its
     * predecessor of the same name has ended.
     */
    static WorkFolder renew(ChildFolder folder, String process) {
        Path path = folder.data(PARENT).resolve(process);
        delete(path);
        try {
            for (String part : PARTS) {
                Files.createDirectories(path.resolve(part));
            }
        } catch (IOException e) {
            throw new ProcessException("cannot create " + path + ": " + e, e);
        }
        return new WorkFolder(path);
    }

    /** Deletes what an ended process of the cluster in {@code root} has left. */
    static void discard(Path root, String process) {
        delete(root.resolve(DATA).resolve(PARENT).resolve(process));
    }

    /** JVM option for temporary files, which takes precedence over an earlier one. */
    String jvmOption() {
        return "-Djava.io.tmpdir=" + path.resolve("java");
    }

    /** Arguments of Flink's main classes. */
    List<String> arguments() {
        return Stream.of(
                        CoreOptions.TMP_DIRS.key() + '=' + path.resolve("io"),
                        WebOptions.TMP_DIR.key() + '=' + path.resolve("web"),
                        ClusterOptions.PROCESS_WORKING_DIR_BASE.key()
                                + '='
                                + path.resolve("process"))
                .flatMap(option -> Stream.of("-D", option))
                .toList();
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ProcessException("cannot delete " + path + ": " + e.getMessage(), e);
        }
    }
}
