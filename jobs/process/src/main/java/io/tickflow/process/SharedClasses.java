package io.tickflow.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Archive of the classes that children with one main class and one class path load. A child with an
 * archive maps its classes instead of parsing and verifying them, which halves the cost of its
 * start. The first child that is ready records it. Off unless {@value #FOLDER_PROPERTY} names a
 * folder, as the build does for its process tests. Immutable.
 */
final class SharedClasses {

    /** System property with the folder of the archives. */
    static final String FOLDER_PROPERTY = "tickflow.child.archives";

    private static final String CLASS_PATH = "-cp";
    private static final String ENDING = ".jsa";
    private static final List<String> RECORDING =
            List.of("-XX:+RecordDynamicDumpInfo", "-Xlog:cds*=off");
    private static final long RECORD_SECONDS_MAX = 60;

    private final List<String> commandLine;
    private final @Nullable Path missing;

    private SharedClasses(List<String> commandLine, @Nullable Path missing) {
        this.commandLine = List.copyOf(commandLine);
        this.missing = missing;
    }

    /** Archive for the JVM that {@code commandLine} starts. */
    static SharedClasses of(List<String> commandLine) {
        String folder = System.getProperty(FOLDER_PROPERTY, "");
        int option = commandLine.indexOf(CLASS_PATH);
        if (folder.isEmpty() || option < 0) {
            return new SharedClasses(commandLine, null);
        }
        String entries = commandLine.get(option + 1);
        if (entries.contains("*")) {
            // Flink's own programs load most classes with loaders of their own.
            return new SharedClasses(commandLine, null);
        }
        List<Path> classPath = Stream.of(entries.split(File.pathSeparator)).map(Path::of).toList();
        String main = main(commandLine.subList(option + 2, commandLine.size()));
        if (isInFolder(main, classPath) || isInFolder(ChildMain.class.getName(), classPath)) {
            // The JVM archives no classes of folders, such as those of tests.
            return new SharedClasses(commandLine, null);
        }
        List<Path> jars = classPath.stream().filter(Files::isRegularFile).toList();
        String name = main.substring(main.lastIndexOf('.') + 1);
        Path archive = Path.of(folder, name + '-' + fingerprint(jars) + ENDING);
        boolean isRecorded = Files.exists(archive);
        List<String> line = new ArrayList<>(commandLine);
        line.set(
                option + 1,
                String.join(File.pathSeparator, jars.stream().map(Path::toString).toList()));
        line.addAll(option, isRecorded ? List.of("-XX:SharedArchiveFile=" + archive) : RECORDING);
        return new SharedClasses(line, isRecorded ? null : archive);
    }

    /** Command line that uses the archive, or lets it be recorded. */
    List<String> commandLine() {
        return commandLine;
    }

    /**
     * Records the classes that the child has loaded, if nobody has. A JVM that cannot do so goes on
     * without an archive.
     *
     * @throws ProcessException if the folder cannot be written to
     */
    void record(long pid) throws InterruptedException {
        if (missing == null || Files.exists(missing)) {
            return;
        }
        Path part = missing.resolveSibling(missing.getFileName() + ".part");
        try {
            Files.createDirectories(missing.getParent());
            Files.createFile(missing.resolveSibling(missing.getFileName() + ".lock"));
            if (dumps(pid, part)) {
                deleteOlder(missing);
                Files.move(part, missing, StandardCopyOption.ATOMIC_MOVE);
            }
            // The socket of jcmd: a killed JVM would leave it.
            Files.deleteIfExists(Path.of("/tmp/.java_pid" + pid));
        } catch (FileAlreadyExistsException e) {
            return; // another JVM records it
        } catch (IOException e) {
            throw new ProcessException("cannot record the classes in " + missing, e);
        }
    }

    private static boolean dumps(long pid, Path file) throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(pid),
                                "VM.cds",
                                "dynamic_dump",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start();
        if (!jcmd.waitFor(RECORD_SECONDS_MAX, TimeUnit.SECONDS)) {
            jcmd.destroyForcibly();
            return false;
        }
        return jcmd.exitValue() == 0 && Files.exists(file);
    }

    /** Deletes archives of the same main class with jars of earlier builds. */
    private static void deleteOlder(Path archive) throws IOException {
        String name = archive.getFileName().toString();
        String main = name.substring(0, name.lastIndexOf('-') + 1);
        try (Stream<Path> files = Files.list(archive.getParent())) {
            for (Path file : files.toList()) {
                String other = file.getFileName().toString();
                if (other.startsWith(main) && other.endsWith(ENDING)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isInFolder(String className, List<Path> classPath) {
        String file = className.replace('.', File.separatorChar) + ".class";
        return classPath.stream().anyMatch(entry -> Files.exists(entry.resolve(file)));
    }

    /** Main class, which {@link ChildMain} may run. */
    private static String main(List<String> classAndArguments) {
        String first = classAndArguments.get(0);
        return first.equals(ChildMain.class.getName()) ? classAndArguments.get(1) : first;
    }

    /** The JVM uses an archive only with the jars that it was made of. */
    private static String fingerprint(List<Path> jars) {
        var crc = new CRC32();
        try {
            for (Path jar : jars) {
                String text = jar + " " + Files.size(jar) + Files.getLastModifiedTime(jar);
                crc.update(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new ProcessException("cannot read the class path", e);
        }
        return Long.toHexString(crc.getValue());
    }
}
