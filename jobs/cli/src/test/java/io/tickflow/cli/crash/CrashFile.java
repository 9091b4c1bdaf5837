package io.tickflow.cli.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Results of crash runs, a line each.
 *
 * @param path appended to
 */
record CrashFile(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Number of the first fault that has no result. */
    int next(CrashSetup setup, long seed) throws IOException {
        int next = 0;
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                CrashResult result = JSON.readValue(line, CrashResult.class);
                if (result.setup() == setup && result.seed() == seed) {
                    next = Math.max(next, result.number() + 1);
                }
            }
        }
        return next;
    }

    void append(CrashResult result) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(
                path,
                JSON.writeValueAsString(result) + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
