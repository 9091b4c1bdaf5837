package io.tickflow.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.model.onnx.OnnxBundles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {

    private static final String MODELS = "testdata/models/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path temp;

    @Test
    void shouldImportEnsembleThatCheckAccepts() throws IOException {
        Path bundle = temp.resolve("bundle");

        int imported =
                run(
                        "models",
                        "import",
                        model("lgb_binary.txt"),
                        model("onnx/torch_sigmoid.onnx"),
                        "--features",
                        features(),
                        "--weight",
                        "2,1",
                        "--horizon",
                        "30s",
                        "--symbols",
                        "EURUSD,GBPUSD",
                        "--id",
                        "mine",
                        "--out",
                        bundle.toString(),
                        "--json");

        assertThat(imported).as(err.toString()).isZero();
        JsonNode role = json().path("manifest").path("roles").path(0);
        assertThat(role.path("horizonMillis").asLong()).isEqualTo(30_000);
        assertThat(role.path("symbols")).hasSize(2);
        assertThat(role.path("members").path(0).path("weight").asDouble()).isEqualTo(2);
        assertThat(role.path("features").path(0).path("definition").asText()).isNotBlank();
        out.getBuffer().setLength(0);
        assertThat(run("models", "check", bundle.toString(), "--json")).isZero();
        assertThat(json().path("accepted").asBoolean()).isTrue();
    }

    @Test
    void shouldAddRolesToBundle() {
        Path direction = temp.resolve("direction");
        Path regime = temp.resolve("regime");
        Path all = temp.resolve("all");

        assertThat(importOf("lgb_binary.txt", direction, "--features", features())).isZero();
        assertThat(
                        importOf(
                                "onnx/torch_sigmoid.onnx",
                                regime,
                                "--add-to",
                                direction.toString(),
                                "--role",
                                "regime",
                                "--decision-point",
                                "10s",
                                "--gate",
                                "0.4",
                                "--features",
                                features()))
                .as(err.toString())
                .isZero();
        assertThat(
                        importOf(
                                "onnx/torch_sigmoid.onnx",
                                all,
                                "--add-to",
                                regime.toString(),
                                "--role",
                                "meta",
                                "--features",
                                "vote.direction,vote.regime,run_length,rr100,spread_bps"))
                .as(err.toString())
                .isZero();

        out.getBuffer().setLength(0);
        assertThat(run("models", "check", all.toString())).as(err.toString()).isZero();
        assertThat(OnnxBundles.manifest(all).roles())
                .extracting(role -> role.role() + " " + role.decisionPoint())
                .containsExactly("direction every-tick", "regime 10s", "meta every-tick");
        assertThat(OnnxBundles.manifest(all).id()).isEqualTo("lgb_binary");
    }

    @Test
    void shouldRefuseRoleWithoutDirectionOrTwice() {
        Path direction = temp.resolve("direction");
        importOf("lgb_binary.txt", direction, "--features", features());

        assertThat(
                        importOf(
                                "lgb_binary.txt",
                                temp.resolve("b"),
                                "--role",
                                "meta",
                                "--features",
                                features()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("every bundle needs a direction");
        assertThat(
                        importOf(
                                "lgb_binary.txt",
                                temp.resolve("b"),
                                "--add-to",
                                direction.toString(),
                                "--features",
                                features()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("fills the role direction already");
    }

    private int importOf(String file, Path bundle, String... more) {
        var line =
                new ArrayList<>(
                        List.of("models", "import", model(file), "--out", bundle.toString()));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    @Test
    void shouldSayWhatCheckFinds() throws IOException {
        Path bundle = temp.resolve("bundle");
        run(
                "models",
                "import",
                model("lgb_binary.txt"),
                "--features",
                features(),
                "--out",
                bundle.toString());
        Files.writeString(bundle.resolve("lgb_binary.onnx"), "other");

        assertThat(run("models", "check", bundle.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is not the file that was published");
    }

    @Test
    void shouldRefuseUnknownFeaturesWithNearest() {
        int exitCode =
                run(
                        "models",
                        "import",
                        model("lgb_binary.txt"),
                        "--features",
                        "last_mid_chang,run_length,rr100,x1,x2",
                        "--out",
                        temp.resolve("bundle").toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .contains("no feature 'last_mid_chang'; nearest are [last_mid_change")
                .contains("no feature 'x1'")
                .contains("tickflow.features.add");
        assertThat(temp.resolve("bundle")).doesNotExist();
    }

    @Test
    void shouldListEveryWrongFlagAtOnce() {
        int exitCode =
                run(
                        "models",
                        "import",
                        "nothing.ubj",
                        "--gate",
                        "2",
                        "--quorum",
                        "3",
                        "--horizon",
                        "soon",
                        "--weight",
                        "1,2",
                        "--golden",
                        "none.csv",
                        "--out",
                        temp.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .contains("FILE: cannot read nothing.ubj")
                .contains("--golden: cannot read none.csv")
                .contains("--gate: must be 0.5 to below 1, not 2.0")
                .contains("--quorum: must be 1 to the 1 members, not 3")
                .contains("--horizon: no time such as 10s")
                .contains("--weight: 2 weights for 1 models")
                .contains("exists, and bundles never change");
    }

    @Test
    void shouldInspectEveryFileAndExitWithTwoForRefused() throws IOException {
        int exitCode =
                run(
                        "models",
                        "inspect",
                        model("lgb_binary.txt"),
                        model("onnx/lgb_converted.onnx"),
                        "--features",
                        features(),
                        "--json");

        assertThat(exitCode).isEqualTo(2);
        assertThat(json().path(0).path("problems")).isEmpty();
        assertThat(json().path(0).path("member").path("output").path("kind").asText())
                .isEqualTo("probability");
        assertThat(json().path(1).path("inputs").path(0).asText()).isEqualTo("input float [-1, 5]");
        assertThat(json().path(1).path("problems").path(0).asText()).contains("model.txt");
    }

    private static String model(String name) {
        return Home.resolve(MODELS + name).toString();
    }

    /** Five features of the standard set in place of the names in the files. */
    private static String features() {
        List<String> names = FeatureSet.standard().schema().names();
        return String.join(",", names.subList(0, 5));
    }

    private JsonNode json() throws IOException {
        return new JsonMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
