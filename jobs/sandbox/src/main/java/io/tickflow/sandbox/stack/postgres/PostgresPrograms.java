package io.tickflow.sandbox.stack.postgres;

import io.tickflow.process.ProcessException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs of the PostgreSQL that this machine has.
 *
 * @param folder that holds them
 */
record PostgresPrograms(Path folder) {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final List<String> NEEDED = List.of("initdb", "postgres", "pg_isready");
    private static final long SECONDS_MAX = 60;

    /**
     * Finds them on the PATH, else the newest of Debian's.
     *
     * @throws ProcessException if there are none, with what to do
     */
    static PostgresPrograms find() {
        return Stream.concat(onPath(), ofDebian())
                .filter(PostgresPrograms::isComplete)
                .findFirst()
                .map(PostgresPrograms::new)
                .orElseThrow(
                        () ->
                                new ProcessException(
                                        "this machine has no PostgreSQL: neither the PATH nor "
                                                + DEBIAN
                                                + " has initdb and postgres. Maybe: apt-get install"
                                                + " postgresql"));
    }

    private static Stream<Path> onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
    }

    private static Stream<Path> ofDebian() {
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions
                    .sorted(Comparator.comparing(PostgresPrograms::version).reversed())
                    .map(version -> version.resolve("bin"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.of();
        }
    }

    private static int version(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
    }

    private static boolean isComplete(Path folder) {
        return NEEDED.stream().map(folder::resolve).allMatch(Files::isExecutable);
    }

    /** Command line of a program; root, whom PostgreSQL refuses, is nobody to it. */
    List<String> line(String program, List<String> arguments) {
        var line = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(folder.resolve(program).toString());
        line.addAll(arguments);
        return line;
    }

    /**
     * Runs a program to its end.
     *
     * @return its exit code
     * @throws ProcessException if it does not end
     */
    int run(String program, List<String> arguments, Path log) {
        try {
            Process process =
                    new ProcessBuilder(line(program, arguments))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new ProcessException(program + " did not end; see " + log);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new ProcessException("cannot start " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while waiting for " + program, e);
        }
    }
}
