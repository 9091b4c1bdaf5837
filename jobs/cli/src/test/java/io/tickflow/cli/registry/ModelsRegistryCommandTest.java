package io.tickflow.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.cli.console.Home;
import io.tickflow.model.onnx.OnnxBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsRegistryCommandTest {

    private static final Path BUNDLE = Home.resolve("models/bundles/direction-eurusd/1");
    private static final String CHAMPION = "direction-eurusd@champion";

    @TempDir private Path temp;

    private Path root;
    private CapturedCommandLine command = new CapturedCommandLine();

    @BeforeEach
    void place() {
        root = temp.resolve("registry");
    }

    @Test
    void shouldPublishListAndShow() throws IOException {
        assertThat(change("publish", BUNDLE.toString(), "--alias", "champion")).isZero();
        assertThat(command.out())
                .contains("direction-eurusd 1 is published, digest " + OnnxBundles.digest(BUNDLE));

        assertThat(models("list")).isZero();
        assertThat(command.out()).contains("direction-eurusd\n  1  ").contains("champion");
        assertThat(models("show", CHAMPION)).isZero();
        assertThat(command.out())
                .contains("models:/direction-eurusd/1#" + OnnxBundles.digest(BUNDLE))
                .contains("alias models:/" + CHAMPION)
                .contains("xgboost.onnx");
        JsonNode listed = json("list").path("versions").path(0);
        assertThat(listed.path("aliases").path(0).asText()).isEqualTo("champion");
        assertThat(json("show", CHAMPION).path("contents")).hasSize(4);
    }

    @Test
    void shouldMoveAliasAndTellWhatWasLive() throws Exception {
        publishTwo();
        assertThat(change("alias", CHAMPION, "1", "--reason", "first")).isZero();
        String between = json("live-at", "2100-01-01T00:00:00Z", CHAMPION).toString();
        assertThat(between).contains("\"version\":\"1\"");

        assertThat(change("alias", CHAMPION, "2")).isZero();
        assertThat(command.out())
                .contains("direction-eurusd@champion is version 2, was 1\n")
                .contains("direction-eurusd@previous is version 1\n");
        assertThat(json("live-at", "2100-01-01T00:00:00Z").path("aliases")).hasSize(2);
        assertThat(models("live-at", "2001-01-01T00:00:00Z", CHAMPION)).isEqualTo(1);
        assertThat(change("alias", CHAMPION, "--remove")).isZero();
        assertThat(command.out()).contains("direction-eurusd@champion is removed, was 2");
    }

    @Test
    void shouldTellWriterWhoIsTooLate() throws IOException {
        publishTwo();
        change("alias", CHAMPION, "2");

        assertThat(change("alias", CHAMPION, "1", "--if-still", "9")).isEqualTo(1);
        assertThat(command.err())
                .contains("direction-eurusd@champion points at version 2, no longer at 9")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseWhatItCannotPublish() throws IOException {
        Path damaged = copy("1");
        Files.writeString(damaged.resolve("xgboost.onnx"), "no graph");
        assertThat(change("publish", damaged.toString())).isEqualTo(2);
        assertThat(command.err()).contains("xgboost.onnx is not the file that was published");

        assertThat(change("publish", BUNDLE.toString())).isZero();
        Path other = copy("1");
        rewrite(other, "\"note\" : \"", "\"note\" : \"Another. ");
        assertThat(change("publish", other.toString())).isEqualTo(2);
        assertThat(command.err()).contains("a version never changes").doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseBadInput() {
        assertThat(models("list", "--registry", "relative")).isEqualTo(2);
        assertThat(models("show", "direction-eurusd/../..")).isEqualTo(2);
        assertThat(models("show", CHAMPION)).isEqualTo(2);
        assertThat(change("alias", "direction-eurusd", "1")).isEqualTo(2);
        assertThat(change("alias", CHAMPION)).isEqualTo(2);
        assertThat(models("live-at", "yesterday")).isEqualTo(2);
        assertThat(command.err())
                .contains("tickflow.registry: 'relative' must be a URI")
                .contains("is no reference to a model")
                .contains("there is no model direction-eurusd in the registry; it is empty")
                .contains("VERSION: is required")
                .contains("'yesterday' is no UTC time")
                .doesNotContain("\tat ");
        assertThat(command.run("models", "list")).isEqualTo(2);
        assertThat(command.err()).contains("no registry is configured");
    }

    @Test
    void shouldVerifyAndRepair() throws IOException {
        assertThat(change("publish", BUNDLE.toString())).isZero();
        assertThat(models("verify")).isZero();
        try (Stream<Path> files = Files.walk(root)) {
            Path model = files.filter(file -> file.endsWith("xgboost.onnx")).findFirst().get();
            Files.writeString(model, "other bytes");
        }

        assertThat(models("verify")).isEqualTo(1);
        assertThat(command.out()).contains("damaged: bundles/direction-eurusd/1/");
        assertThat(json("verify").path("problems")).hasSize(1);

        assertThat(change("publish", BUNDLE.toString())).isZero();
        assertThat(models("verify")).isZero();
    }

    @Test
    void shouldCheckBundleOfTheRegistry() {
        assertThat(change("publish", BUNDLE.toString(), "--alias", "champion")).isZero();

        assertThat(
                        command.run(
                                "models",
                                "check",
                                "models:/" + CHAMPION,
                                "-Dtickflow.registry=" + root.toUri(),
                                "-Dtickflow.model.cache=" + temp.resolve("cache")))
                .isZero();
        assertThat(command.out()).contains("direction-eurusd 1: a job accepts it");
    }

    @Test
    void shouldNameUnreachableRegistry() throws IOException {
        Files.writeString(root, "a file");

        assertThat(models("list")).isEqualTo(1);
        assertThat(command.err()).contains("cannot be reached").doesNotContain("\tat ");
    }

    private void publishTwo() throws IOException {
        assertThat(change("publish", BUNDLE.toString())).isZero();
        assertThat(change("publish", copy("2").toString())).as(command.err()).isZero();
    }

    /** The same bundle under another version. */
    private Path copy(String version) throws IOException {
        Path folder = Files.createTempDirectory(temp, "bundle");
        try (Stream<Path> files = Files.list(BUNDLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        rewrite(folder, "\"version\" : \"1\"", "\"version\" : \"" + version + "\"");
        return folder;
    }

    private static void rewrite(Path bundle, String from, String to) throws IOException {
        Path manifest = bundle.resolve("manifest.json");
        String text = Files.readString(manifest);
        assertThat(text).contains(from);
        Files.writeString(manifest, text.replace(from, to));
    }

    private int change(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--no-announce");
        return models(all.toArray(String[]::new));
    }

    private int models(String... arguments) {
        List<String> all = new ArrayList<>(List.of("models"));
        all.addAll(List.of(arguments));
        if (!all.contains("--registry")) {
            all.addAll(List.of("--registry", root.toUri().toString()));
        }
        return command.run(all.toArray(String[]::new));
    }

    private JsonNode json(String... arguments) throws IOException {
        command = new CapturedCommandLine();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        int unused = models(all.toArray(String[]::new));
        return new JsonMapper().readTree(command.out());
    }
}
