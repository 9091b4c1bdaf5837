package io.tickflow.cli.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FeaturesCommandTest {

    private static final Path TICKS =
            Home.resolve("testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz");
    private static final int LINES = 3_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path directory;

    @Test
    void shouldListWhatTheSettingsMake() throws Exception {
        int exitCode = run("features", "list", "--json", "-D", "tickflow.features.add=rsi(21, M5)");

        assertThat(exitCode).isZero();
        JsonNode list = new ObjectMapper().readTree(out.toString());
        JsonNode last = list.path("features").path(list.path("features").size() - 1);
        assertThat(last.path("name").asText()).isEqualTo("rsi_21_m5");
        assertThat(last.path("pace").asText()).isEqualTo("M5");
        assertThat(last.path("firstValid").asInt()).isEqualTo(21);
        assertThat(list.path("schema").asText()).hasSize(16);
        assertThat(list.path("stateBytes").asInt()).isBetween(1_000, 16_384);
    }

    @Test
    void shouldNameEveryFeatureThatMakesNoSense() {
        int exitCode =
                run(
                        "features",
                        "list",
                        "-D",
                        "tickflow.features.add=rsi(0, M5); nothing(3); ema(5, M7)",
                        "-D",
                        "tickflow.features.decision-point=sometimes",
                        "-D",
                        "tickflow.features.pips.XAUUSD=small");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .contains("tickflow.features.add: 'rsi(0, M5)': period must be a whole number")
                .contains("there is no function nothing")
                .contains("'ema(5, M7)'")
                .contains("tickflow.features.decision-point: 'sometimes' is not a bar length")
                .contains("tickflow.features.pips.XAUUSD: 'small' is no number above 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inserted_at", "symbol", "mode", "decision_id", "first_wins"})
    void shouldRefuseNamesOfOtherColumns(String name) throws Exception {
        String add = "-Dtickflow.features.add=" + name + " = ema(3, 10s)";
        String message =
                "tickflow.features.add: '"
                        + name
                        + " = ema(3, 10s)': the name "
                        + name
                        + " is reserved";
        String file = directory.resolve("f.csv").toString();
        String kafka = "--bootstrap-servers=127.0.0.1:1";
        String history = "--clickhouse=http://127.0.0.1:1";
        for (List<String> line :
                List.of(
                        List.of("features", "list"),
                        List.of("features", "compute", "--ticks", TICKS.toString(), "--out", file),
                        List.of("backfill", "--ticks", TICKS.toString(), "--no-clickhouse"),
                        List.of("demo", "--speed", "max"),
                        List.of("submit", "signal"),
                        List.of("submit", "history"),
                        List.of("doctor", kafka, history),
                        List.of("status", kafka, history))) {
            out.getBuffer().setLength(0);
            err.getBuffer().setLength(0);
            List<String> all = new ArrayList<>(line);
            all.add(add);

            assertThat(run(all.toArray(String[]::new))).as("%s", line).isEqualTo(2);
            assertThat(out.toString() + err).containsOnlyOnce(message).doesNotContain("\tat ");
        }
    }

    @Test
    void shouldListFunctionsAsJson() throws Exception {
        assertThat(run("features", "kinds", "--json")).isZero();

        JsonNode functions = new ObjectMapper().readTree(out.toString()).path("functions");
        assertThat(functions).hasSizeGreaterThan(30);
        assertThat(functions.findValuesAsText("call")).contains("rsi(period=14, BARS)", "dist(x)");
        assertThat(functions).allSatisfy(function -> assertThat(function).hasSize(3));
    }

    @Test
    void shouldCountComputedVectorsAsJson() throws Exception {
        String target = directory.resolve("features.csv").toString();

        assertThat(
                        run(
                                "features",
                                "compute",
                                "--json",
                                "--ticks",
                                someTicks().toString(),
                                "--out",
                                target))
                .isZero();

        JsonNode counts = new ObjectMapper().readTree(out.toString());
        assertThat(counts.path("read").asLong())
                .isPositive()
                .isEqualTo(
                        counts.path("accepted").asLong()
                                + counts.path("rejected").asLong()
                                + counts.path("malformed").asLong());
        assertThat(counts.path("vectors").asLong()).isEqualTo(counts.path("accepted").asLong());
        assertThat(counts.path("out").asText()).isEqualTo(target);
        assertThat(counts.path("schema").asText()).hasSize(16);
    }

    @Test
    void shouldListEveryFunction() {
        assertThat(run("features", "kinds")).isZero();
        int meaning = out.toString().indexOf("MEANING");
        assertThat(
                        out.toString()
                                .lines()
                                .takeWhile(line -> !line.startsWith("sm_N"))
                                .filter(line -> line.contains("  ")))
                .allMatch(line -> line.charAt(meaning - 1) == ' ' && line.charAt(meaning) != ' ');

        assertThat(out.toString())
                .contains("rsi(period=14, BARS)", "macd_hist(", "engulfing(BARS)", "zscore(x, n)");
    }

    @Test
    void shouldComputeWhatTheEngineDoes() throws Exception {
        Path ticks = someTicks();
        Path target = directory.resolve("features.csv");

        int exitCode =
                run("features", "compute", "--ticks", ticks.toString(), "--out", target.toString());

        assertThat(err.toString()).doesNotContain("tickflow:");
        assertThat(exitCode).isZero();
        List<String> rows = Files.readAllLines(target);
        List<FeatureVector> expected = vectors(ticks);
        assertThat(rows).hasSize(expected.size() + 1);
        int hash = List.of(rows.get(0).split(",", -1)).indexOf("feature_hash");
        for (int i = 0; i < expected.size(); i++) {
            assertThat(rows.get(i + 1).split(",", -1)[hash])
                    .isEqualTo(expected.get(i).featureHash());
        }
        assertThat(out.toString()).contains("rows read = ", "vectors of ");
    }

    private Path someTicks() throws Exception {
        Path ticks = directory.resolve("EURUSD_some.csv");
        try (var in = new GZIPInputStream(Files.newInputStream(TICKS))) {
            String text = new String(in.readNBytes(LINES * 40), StandardCharsets.UTF_8);
            Files.writeString(ticks, text.substring(0, text.lastIndexOf('\n') + 1));
        }
        return ticks;
    }

    private static List<FeatureVector> vectors(Path file) throws Exception {
        FeatureSet features = FeatureSet.of(FeatureConfig.STANDARD);
        var engine = new FeatureEngine("any", features);
        SymbolState state = features.newState();
        ServerTime rule = ServerTime.parse("new-york+7h");
        var vectors = new ArrayList<FeatureVector>();
        try (var rows = TickReader.open(file)) {
            while (rows.hasNext()) {
                TickRow row = rows.next();
                long millis = rule.toUtcMillis(row.serverLocalMillis());
                var tick =
                        new Tick(
                                "EURUSD",
                                millis,
                                row.bid(),
                                row.ask(),
                                row.last(),
                                row.volume(),
                                row.flags(),
                                0,
                                0,
                                0);
                FeatureVector vector = engine.step(state, tick).vector();
                if (vector != null) {
                    vectors.add(vector);
                }
            }
        }
        return vectors;
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
