package io.tickflow.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.scoring.Ensemble;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {

    private static final Path EURUSD =
            Home.resolve("testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz");
    private static final Path USDJPY =
            Home.resolve("testdata/ticks/USDJPYm_20240307-20240311.mt5.csv.gz");
    private static final String BUNDLE = "direction-eurusd/1";
    private static final int BYTES = 600_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path directory;

    /** Joins the features and labels of another command with the scores of the bare model. */
    @Test
    void shouldAgreeWithLabelledFeatureFile() throws Exception {
        String ticks = some(EURUSD).toString();
        Path file = directory.resolve("features.csv");
        assertThat(
                        run(
                                "features",
                                "compute",
                                "--ticks",
                                ticks,
                                "--label",
                                "sm_N5",
                                "--out",
                                file.toString()))
                .isZero();
        List<String[]> rows =
                Files.readAllLines(file).stream().map(line -> line.split(",", -1)).toList();
        int label = List.of(rows.get(0)).indexOf("label_sm_n5");
        int judged = 0;
        int gated = 0;
        int right = 0;
        try (Scorer scorer =
                OnnxBundles.open(
                        Home.resolve("models/bundles").resolve(BUNDLE),
                        FeatureSet.standard().schema())) {
            List<String> header = List.of(rows.get(0));
            int[] inputs =
                    scorer.manifest().direction().featureNames().stream()
                            .mapToInt(header::indexOf)
                            .toArray();
            RoleModel direction = scorer.manifest().direction();
            var ensemble = new Ensemble(direction);
            var answers = new float[direction.members().size()];
            int ready = header.indexOf("ready");
            for (String[] row : rows.subList(1, rows.size())) {
                if (row[ready].equals("true") && !row[label].isEmpty() && isComplete(row, inputs)) {
                    var values = new float[inputs.length];
                    for (int i = 0; i < inputs.length; i++) {
                        values[i] = Float.parseFloat(row[inputs[i]]);
                    }
                    for (int i = 0; i < answers.length; i++) {
                        var answer = new float[1];
                        scorer.member(0, i).score(values, 1, answer);
                        answers[i] = answer[0];
                    }
                    float probability = ensemble.fuse(answers).probability();
                    boolean isUp = Float.parseFloat(row[label]) == 1;
                    judged++;
                    if (Math.max(probability, 1 - probability) >= 0.6) {
                        gated++;
                        right += probability >= 0.5f == isUp ? 1 : 0;
                    }
                }
            }
        }

        JsonNode report = evaluate("--ticks", ticks);

        assertThat(judged).isGreaterThan(5_000);
        assertThat(report.path("rows").asInt()).isEqualTo(judged);
        assertThat(report.path("gated").path("rows").asInt()).isEqualTo(gated);
        assertThat(report.path("gated").path("accuracy").asDouble())
                .isCloseTo((double) right / gated, within(1e-12));
        assertThat(report.path("symbols").path("EURUSD").path("rows").asInt()).isEqualTo(judged);
    }

    @Test
    void shouldJudgeSymbolsApartAndTogether() throws Exception {
        JsonNode report = evaluate("--ticks", some(EURUSD).toString(), some(USDJPY).toString());

        JsonNode symbols = report.path("symbols");
        assertThat(symbols.fieldNames()).toIterable().containsExactly("EURUSD", "USDJPYm");
        assertThat(report.path("rows").asInt())
                .isEqualTo(
                        symbols.path("EURUSD").path("rows").asInt()
                                + symbols.path("USDJPYm").path("rows").asInt());
        for (JsonNode part : List.of(report, symbols.path("USDJPYm"))) {
            JsonNode interval = part.path("gated").path("interval");
            assertThat(interval).hasSize(2);
            assertThat(part.path("gated").path("accuracy").asDouble())
                    .isBetween(interval.get(0).asDouble(), interval.get(1).asDouble());
            assertThat(part.path("gated").path("coverage").asDouble()).isBetween(0.01, 0.9);
            assertThat(part.path("gated").path("worstDay").isNumber()).isTrue();
            assertThat(part.path("auc").asDouble()).isBetween(0.4, 0.9);
            assertThat(part.path("ece").isNumber()).isTrue();
            assertThat(part.path("baselines").fieldNames())
                    .toIterable()
                    .containsExactly("lastMoveReversal", "deviationReversal", "alwaysUp");
            assertThat(part.path("delays").fieldNames())
                    .toIterable()
                    .containsExactly("100ms", "250ms", "1000ms");
        }
    }

    @Test
    void shouldWarmFeaturesBeforeFirstJudgedTick() throws Exception {
        String ticks = some(EURUSD).toString();
        JsonNode all = evaluate("--ticks", ticks);

        JsonNode later = evaluate("--ticks", ticks, "--evaluate-from", "2024-03-07T10:00:00Z");

        assertThat(later.path("from").asText()).startsWith("2024-03-07T10:00:");
        assertThat(later.path("unscored").asInt()).isZero();
        assertThat(later.path("to")).isEqualTo(all.path("to"));
        assertThat(later.path("rows").asInt()).isBetween(100, all.path("rows").asInt() - 100);
    }

    @Test
    void shouldPrintTableWithIntervalAndBaseRate() throws Exception {
        assertThat(run("evaluate", "--bundle", BUNDLE, "--ticks", some(EURUSD).toString()))
                .isZero();

        assertThat(out.toString())
                .contains("95% INTERVAL", "BASE", "WORST DAY", "always label 1", "1,000 ms")
                .contains("label sm_N5, gate max(p, 1 - p) >= 0.60");
    }

    @Test
    void shouldFailWithoutTickToJudge() throws Exception {
        Path few = directory.resolve("EURUSD_few.csv");
        Files.writeString(few, text(EURUSD, 4_000));

        int exitCode = run("evaluate", "--bundle", BUNDLE, "--ticks", few.toString(), "--json");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString())
                .contains("tickflow: no tick can be judged by sm_N5")
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldPrintNullForFigureWithoutRows() throws Exception {
        JsonNode report =
                evaluate(
                        "--ticks",
                        some(EURUSD).toString(),
                        "--evaluate-from",
                        "2024-03-07T12:44:00Z");

        assertThat(report.path("rows").asInt()).isBetween(1, 99);
        assertThat(report.path("gated").path("worstDay").isNull()).isTrue();
        assertThat(report.path("gated").path("interval").isNull()).isTrue();
        assertThat(report.toString()).doesNotContain("NaN");
    }

    @Test
    void shouldRefuseWrongInput() throws Exception {
        String ticks = some(EURUSD).toString();

        assertThat(run("evaluate", "--bundle", BUNDLE, "--ticks", ticks, "--label", "up"))
                .isEqualTo(2);
        assertThat(
                        run(
                                "evaluate",
                                "--bundle",
                                "absent/1",
                                "--ticks",
                                ticks,
                                "--evaluate-from",
                                "now",
                                "--label",
                                "mate=sm_N5"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--bundle: there is no folder absent/1, and none in models/bundles")
                .contains("there is no label 'up'")
                .contains("--evaluate-from: 'now' is no UTC time")
                .contains("--label: there is no role 'mate'; there are [direction, meta, regime]")
                .doesNotContain("\tat ");
    }

    private static boolean isComplete(String[] row, int[] inputs) {
        for (int input : inputs) {
            if (row[input].isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private JsonNode evaluate(String... options) throws Exception {
        out.getBuffer().setLength(0);
        var arguments = new ArrayList<>(List.of("evaluate", "--bundle", BUNDLE, "--json"));
        arguments.addAll(List.of(options));
        assertThat(run(arguments.toArray(String[]::new))).as("%s", err).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private Path some(Path gzipped) throws Exception {
        String name = gzipped.getFileName().toString();
        Path ticks = directory.resolve(name.substring(0, name.indexOf('_')) + "_some.csv");
        Files.writeString(ticks, text(gzipped, BYTES));
        return ticks;
    }

    private static String text(Path gzipped, int bytes) throws Exception {
        try (var in = new GZIPInputStream(Files.newInputStream(gzipped))) {
            String text = new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1);
        }
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
