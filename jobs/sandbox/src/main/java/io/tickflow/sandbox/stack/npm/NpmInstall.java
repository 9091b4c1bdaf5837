package io.tickflow.sandbox.stack.npm;

import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code npm ci}, with its output in a log file.
 *
 * @param command npm's name or path
 */
record NpmInstall(String command) {

    private static final int MINUTES_MAX = 20;

    /**
     * Installs what {@code package-lock.json} of {@code directory} says.
     *
     * @param title of what is installed, for messages
     * @throws ProcessException with npm's own error in one line
     */
    void run(String title, Path directory, Path log) {
        var builder =
                new ProcessBuilder(
                                command,
                                "ci",
                                "--ignore-scripts",
                                "--no-audit",
                                "--no-fund",
                                "--loglevel=error")
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        try {
            Process npm = builder.start();
            npm.getOutputStream().close();
            try {
                if (!npm.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                    throw new ProcessException("npm ci took over " + MINUTES_MAX + " minutes");
                }
            } finally {
                npm.descendants().forEach(ProcessHandle::destroy);
                npm.destroy();
            }
            if (npm.exitValue() != 0) {
                throw new ProcessException(
                        title
                                + " cannot be fetched: npm ci: "
                                + firstError(log)
                                + "; all of it in "
                                + log);
            }
        } catch (IOException e) {
            throw new ProcessException(
                    title + " cannot be fetched: " + command + " (Node.js) does not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while npm ran", e);
        }
    }

    private static String firstError(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.startsWith("npm error") && !line.startsWith("npm error code"))
                .findFirst()
                .or(() -> lines.stream().filter(line -> !line.isBlank()).findFirst())
                .orElse("no output");
    }
}
