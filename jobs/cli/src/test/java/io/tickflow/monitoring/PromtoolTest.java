package io.tickflow.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prometheus' own checks and unit tests of the rules, where promtool is at hand. */
class PromtoolTest {

    @Test
    void shouldPassChecksOfPromtool() throws Exception {
        run("check", "rules", "monitoring/prometheus/rules");
    }

    @Test
    void shouldPassUnitTestsOfPromtool() throws Exception {
        run("test", "rules", "monitoring/prometheus/tests");
    }

    private static void run(String verb, String noun, String folder) throws Exception {
        Optional<Path> promtool = promtool();
        assumeTrue(
                promtool.isPresent(),
                "there is no promtool on the PATH (Debian's package prometheus has it), and"
                        + " $PROMTOOL names none");
        List<String> line = new ArrayList<>(List.of(promtool.get().toString(), verb, noun));
        MonitoringFiles.files(folder, ".yaml").forEach(file -> line.add(file.toString()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(out).isZero();
    }

    private static Optional<Path> promtool() throws IOException {
        String named = System.getenv().getOrDefault("PROMTOOL", "");
        Stream<Path> places =
                named.isEmpty()
                        ? Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                                .map(folder -> Path.of(folder, "promtool"))
                        : Stream.of(Path.of(named));
        return places.filter(Files::isExecutable).findFirst();
    }
}
