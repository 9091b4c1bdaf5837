package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.console.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle that cannot be used, and what a user reads of it. */
class BundleRefusalTest {

    private static final String BUNDLE = "models/bundles/direction-eurusd/1";

    private final CapturedCommandLine command = new CapturedCommandLine();

    @TempDir private Path directory;

    @Test
    void shouldRefuseATamperedBundle() throws Exception {
        Path bundle = copyOfBundle();
        Path model = bundle.resolve("xgboost.onnx");
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);

        assertThat(command.run("demo", "--bundle", bundle.toString())).isEqualTo(2);
        assertThat(command.err())
                .startsWith("tickflow: model bundle " + bundle + " is refused:\n")
                .contains("xgboost.onnx")
                .contains("sha256")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseBundleWithUnknownFeatures() throws Exception {
        Path bundle = copyOfBundle();
        Path manifest = bundle.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"run_length\"", "\"moon_phase\"")
                        .replace("\"rr100\"", "\"tide\""));

        assertThat(command.run("demo", "--bundle", bundle.toString())).isEqualTo(2);
        assertThat(command.err())
                .startsWith("tickflow: model bundle " + bundle + " is refused:\n")
                .contains("moon_phase")
                .contains("tide")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseBundleThatIsNotThere() {
        Path absent = directory.resolve("absent");

        assertThat(command.run("demo", "--bundle", absent.toString())).isEqualTo(2);
        assertThat(command.err())
                .startsWith("tickflow: model bundle " + absent + " is refused:\n")
                .doesNotContain("\tat ");
    }

    private Path copyOfBundle() throws Exception {
        Path copy = Files.createDirectory(directory.resolve("bundle"));
        try (Stream<Path> files = Files.list(Home.resolve(BUNDLE))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        assertThat(Files.readString(copy.resolve("manifest.json"), StandardCharsets.UTF_8))
                .contains("\"run_length\"", "\"rr100\"");
        return copy;
    }
}
