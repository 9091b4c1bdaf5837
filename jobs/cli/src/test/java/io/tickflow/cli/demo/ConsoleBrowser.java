package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.cli.console.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the console's tests in a browser of this machine. */
final class ConsoleBrowser {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private ConsoleBrowser() {}

    /** Skips the test if this machine has no browser that the console's tests know. */
    static Path assumed() {
        Optional<Path> browser = NAMES.stream().flatMap(ConsoleBrowser::find).findFirst();
        assumeTrue(
                browser.isPresent(),
                "no browser found on PATH (" + NAMES + "): install Debian's package chromium");
        return browser.orElseThrow();
    }

    private static Stream<Path> find(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    /**
     * Runs programs of the console's folder {@code browser}.
     *
     * @param log gets what they print
     */
    static void run(Path browser, Path log, Map<String, String> settings, String... programs)
            throws IOException, InterruptedException {
        Path console = Home.resolve("jobs/console/target/web");
        var command = new ArrayList<>(List.of("node", "--test", "--test-concurrency=1"));
        for (String program : programs) {
            command.add("target/browser/" + program + ".test.mjs");
        }
        var builder =
                new ProcessBuilder(command)
                        .directory(console.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        builder.environment().put("CONSOLE_BROWSER", browser.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .as("the browser's tests end in %s: %s", TIMEOUT, log)
                    .isTrue();
            String said = Files.readString(log);
            assertThat(process.exitValue()).as(said).isZero();
            System.out.print(said);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
