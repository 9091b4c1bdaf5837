package io.tickflow.cli;

import io.tickflow.cli.console.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Starts of the project's own tick files: enough ticks for a test, in a fraction of the time. */
public final class FirstTicks {

    private static final Path FOLDER = Home.resolve("testdata/ticks");

    private FirstTicks() {}

    /**
     * Writes the first ticks of a file of testdata/ticks, with its header, to a file of the same
     * symbol.
     */
    public static Path write(String name, int ticks, Path folder) throws IOException {
        Path start = folder.resolve(name.replace(".gz", ""));
        try (var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(
                                                Files.newInputStream(FOLDER.resolve(name))),
                                        StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(start)) {
            for (int i = 0; i <= ticks; i++) {
                out.write(in.readLine());
                out.newLine();
            }
        }
        return start;
    }
}
