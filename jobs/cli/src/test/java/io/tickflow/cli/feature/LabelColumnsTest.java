package io.tickflow.cli.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
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

class LabelColumnsTest {

    private static final Path TICKS =
            Home.resolve("testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz");
    private static final int BYTES = 300_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path directory;

    @Test
    void shouldWriteMeanOfNextMids() throws Exception {
        List<String[]> rows = compute("labelled.csv", "--label", "sm_N5");

        int label = List.of(rows.get(0)).indexOf("label_sm_n5");
        assertThat(label).isEqualTo(rows.get(0).length - 1);
        List<String[]> ticks = rows.subList(1, rows.size());
        int labelled = 0;
        for (int i = 0; i < ticks.size(); i++) {
            String expected = i + 5 < ticks.size() ? smoothed(ticks, i) : "";
            assertThat(ticks.get(i)[label]).as("row %d", i).isEqualTo(expected);
            labelled += expected.isEmpty() ? 0 : 1;
        }
        assertThat(labelled).isGreaterThan(1_000);
    }

    @Test
    void shouldLeaveFeaturesAsTheyAre() throws Exception {
        List<String[]> plain = compute("plain.csv");

        List<String[]> labelled =
                compute("labelled.csv", "--label", "sm_N5,ret_1s,rv_60s,tb_1_120s");

        assertThat(labelled).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(labelled.get(i)).hasSize(plain.get(i).length + 4).startsWith(plain.get(i));
        }
    }

    @Test
    void shouldLabelAtOtherDecisionPoints() throws Exception {
        List<String[]> ticks = compute("ticks.csv", "--label", "ret_1s");

        List<String[]> closes =
                compute(
                        "closes.csv",
                        "--label",
                        "ret_1s",
                        "-D",
                        "tickflow.features.decision-point=10s");

        int time = List.of(ticks.get(0)).indexOf("decision_id");
        int label = ticks.get(0).length - 1;
        assertThat(closes).hasSizeBetween(50, ticks.size() / 2);
        for (String[] close : closes.subList(1, closes.size())) {
            assertThat(ticks)
                    .anyMatch(
                            tick ->
                                    tick[time].equals(close[time])
                                            && tick[label].equals(close[label]));
        }
    }

    @Test
    void shouldWriteSameLabelsToParquet() throws Exception {
        List<String[]> csv = compute("labelled.csv", "--label", "sm_N5");
        Path target = directory.resolve("labelled.parquet");
        assertThat(run("--out", target.toString(), "--label", "sm_N5")).isZero();

        var labels = new ArrayList<Float>();
        ParquetTable.read(target, row -> labels.add(row.getFloat("label_sm_n5", 0)));

        assertThat(labels).hasSize(csv.size() - 1);
        for (int i = 0; i < labels.size(); i++) {
            String text = csv.get(i + 1)[csv.get(0).length - 1];
            assertThat(labels.get(i).isNaN() ? "" : labels.get(i).toString()).isEqualTo(text);
        }
    }

    @Test
    void shouldCountLabelsAsJson() throws Exception {
        Path target = directory.resolve("labelled.csv");

        assertThat(run("--out", target.toString(), "--label", "sm_N5,rv60", "--json")).isZero();

        JsonNode counts = new ObjectMapper().readTree(out.toString());
        JsonNode label = counts.path("labels").path("sm_N5");
        assertThat(label.path("column").asText()).isEqualTo("label_sm_n5");
        assertThat(label.path("cut").asLong()).isEqualTo(5);
        assertThat(
                        label.path("labelled").asLong()
                                + label.path("ties").asLong()
                                + label.path("cut").asLong())
                .isEqualTo(counts.path("vectors").asLong());
        assertThat(counts.path("labels").path("rv60").path("notDue").asLong()).isPositive();
    }

    @Test
    void shouldNameEveryWrongLabel() throws Exception {
        Path target = directory.resolve("labelled.csv");

        assertThat(run("--out", target.toString(), "--label", "sm_5,sm_N5,sm_N5,rv_7s"))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains("  - --label: there is no label 'sm_5'; there are sm_N<k> (sm_N5)")
                .contains("  - --label: sm_N5 is named twice")
                .contains("  - --label: label 'rv_7s' is refused: a multiple of 12s")
                .doesNotContain("\tat ");
        assertThat(target).doesNotExist();
    }

    private static String smoothed(List<String[]> ticks, int row) {
        double above = 0;
        for (int i = 1; i <= 5; i++) {
            above += mid(ticks.get(row + i)) - mid(ticks.get(row));
        }
        if (Math.abs(above) < 1e-8) {
            return "";
        }
        return above > 0 ? "1.0" : "0.0";
    }

    private static double mid(String[] tick) {
        return 0.5 * (Double.parseDouble(tick[6]) + Double.parseDouble(tick[7]));
    }

    private List<String[]> compute(String name, String... options) throws Exception {
        Path target = directory.resolve(name);
        var arguments = new ArrayList<>(List.of("--out", target.toString()));
        arguments.addAll(List.of(options));
        assertThat(run(arguments.toArray(String[]::new))).as("%s", err).isZero();
        return Files.readAllLines(target).stream().map(line -> line.split(",", -1)).toList();
    }

    private int run(String... options) throws Exception {
        Path ticks = directory.resolve("EURUSD_some.csv");
        try (var in = new GZIPInputStream(Files.newInputStream(TICKS))) {
            String text = new String(in.readNBytes(BYTES), StandardCharsets.UTF_8);
            Files.writeString(ticks, text.substring(0, text.lastIndexOf('\n') + 1));
        }
        var arguments =
                new ArrayList<>(List.of("features", "compute", "--ticks", ticks.toString()));
        arguments.addAll(List.of(options));
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments.toArray(String[]::new));
    }
}
