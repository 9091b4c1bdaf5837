package io.tickflow.cli.bar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.feature.ParquetTable;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BarsCommandTest {

    private static final Path GOLDEN = Home.resolve("testdata/bars");
    private static final Path TICKS = GOLDEN.resolve("EURUSD_ticks.csv.gz");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource({
        "H4, bid, new-york-close, H4_bid_server.csv",
        "D1, ask, new-york+7h, D1_ask_server.csv",
        "W1, bid, new-york-close, W1_bid_server.csv",
        "M30, mid, utc, M30_mid_utc.csv",
        "D1, bid, utc, D1_bid_utc.csv",
    })
    void shouldEqualBarsOfPandas(String bar, String price, String session, String golden)
            throws Exception {
        Path file = directory.resolve("bars.csv");

        int exitCode = run("--bar", bar, "--price", price, "--session", session, "--forming", file);

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(file).hasSameTextualContentAs(GOLDEN.resolve(golden));
    }

    @Test
    void shouldPrintClosedBarsAlone() throws Exception {
        assertThat(run("--bar", "D1", "--price", "ask", "--session", "new-york-close", null))
                .isZero();

        List<String> golden = Files.readAllLines(GOLDEN.resolve("D1_ask_server.csv"));
        assertThat(out.toString().lines().toList())
                .isEqualTo(
                        golden.subList(0, golden.size() - 1).stream()
                                .map(line -> line.substring(0, line.lastIndexOf('\t')))
                                .toList());
        assertThat(err.toString())
                .contains("2,100 rows read = 2,100 accepted + 0 rejected + 0 malformed")
                .contains("3 closed bars, 1 forming, left out (--forming writes it)");
    }

    @Test
    void shouldWriteTheSameBarsAsParquet() throws Exception {
        Path file = directory.resolve("bars.parquet");

        assertThat(run("--bar", "H4", "--price", "bid", "--session", "new-york-close", file))
                .isZero();

        var rows = new ArrayList<String>();
        ParquetTable table =
                ParquetTable.read(
                        file,
                        row ->
                                rows.add(
                                        "%s %s %s %s %s"
                                                .formatted(
                                                        row.getString("symbol", 0),
                                                        row.getDouble("open", 0),
                                                        row.getInteger("tick_volume", 0),
                                                        row.getDouble("real_volume", 0),
                                                        row.getBoolean("forming", 0))));
        assertThat(table.columns())
                .containsExactly(
                        "symbol",
                        "time",
                        "open",
                        "high",
                        "low",
                        "close",
                        "tick_volume",
                        "real_volume",
                        "spread",
                        "forming");
        List<String> golden = Files.readAllLines(GOLDEN.resolve("H4_bid_server.csv"));
        assertThat(rows).hasSize(golden.size() - 2).startsWith("EURUSD 1.08999 95 601.0 false");
    }

    @Test
    void shouldCloseBarThatEndsWithSpan() throws Exception {
        Path file = directory.resolve("bars.csv");

        assertThat(
                        run(
                                "--bar",
                                "D1",
                                "--price",
                                "ask",
                                "--session",
                                "new-york-close",
                                "--from",
                                "2024-03-08",
                                "--to",
                                "2024-03-09",
                                "--json",
                                file))
                .isZero();

        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.path("bars").asInt()).isEqualTo(1);
        assertThat(summary.path("forming").asInt()).isZero();
        assertThat(summary.path("rowsRead").asInt()).isEqualTo(605);
        assertThat(summary.path("accepted").asInt()).isEqualTo(605);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void shouldPrintBarsAsJson() throws Exception {
        assertThat(run("--bar", "W1", "--price", "last", "--session", "utc", "--json", null))
                .isZero();

        JsonNode bar = new ObjectMapper().readTree(out.toString().lines().findFirst().orElse(""));
        assertThat(bar.path("symbol").asText()).isEqualTo("EURUSD");
        assertThat(bar.path("time").asText()).isEqualTo("2024-03-03T00:00:00Z");
        assertThat(bar.path("forming").asBoolean()).isFalse();
    }

    @Test
    void shouldPrintNumbersWithoutRounding() throws Exception {
        assertThat(run("--bar", "H1", "--price", "mid", "--session", "utc", "--json", null))
                .isZero();

        for (String line : out.toString().lines().toList()) {
            JsonNode bar = new ObjectMapper().readTree(line);
            for (String price : List.of("open", "high", "low", "close", "spread")) {
                // A mean of two quotes of five decimals has six.
                assertThat(bar.path(price).decimalValue().stripTrailingZeros().scale())
                        .as("%s of %s", price, line)
                        .isLessThanOrEqualTo(6);
            }
        }
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        int exitCode =
                execute(
                        "bars",
                        "--ticks",
                        directory.resolve("EURUSD_none.csv").toString(),
                        "--bar",
                        "M7",
                        "--price",
                        "mean",
                        "--session",
                        "london",
                        "--from",
                        "yesterday",
                        "--server-time",
                        "moon",
                        "--out",
                        directory.resolve("bars.xlsx").toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .contains("--ticks: cannot read")
                .contains("--bar: bars cannot be M7")
                .contains("--price: 'mean' is not a price of bars")
                .contains("--session: 'london' is not a session")
                .contains("--from: 'yesterday' is no time by the clock of the file")
                .contains("--server-time: ")
                .contains("bars.xlsx does not end with .csv, .csv.gz or .parquet");
    }

    @Test
    void shouldRefuseSeveralSymbolsWithoutColumnForThem() throws Exception {
        Path other = directory.resolve("GBPUSD_ticks.csv.gz");
        Files.copy(TICKS, other);

        int exitCode =
                execute(
                        "bars",
                        "--ticks",
                        TICKS.toString(),
                        other.toString(),
                        "--bar",
                        "D1",
                        "--out",
                        directory.resolve("bars.csv").toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("EURUSD, GBPUSD").contains("give the files of one");
        assertThat(directory.resolve("bars.csv")).doesNotExist();
    }

    @Test
    void shouldFailWithoutAcceptedTick() {
        Path file = directory.resolve("bars.csv");

        int exitCode = run("--bar", "D1", "--price", "bid", "--from", "2030-01-01", file);

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("--ticks: no tick");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldCompressCsv() throws Exception {
        Path file = directory.resolve("bars.csv.gz");

        assertThat(run("--bar", "H4", "--price", "bid", "--forming", file)).isZero();

        assertThat(text(file)).startsWith("<DATE>\t<TIME>\t<OPEN>");
    }

    private static String text(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Runs the command on the ticks; the last argument is the file to write, or null. */
    private int run(Object... arguments) {
        var all = new ArrayList<>(List.of("bars", "--ticks", TICKS.toString()));
        for (Object argument : arguments) {
            if (argument instanceof Path file) {
                all.add("--out");
                all.add(file.toString());
            } else if (argument != null) {
                all.add(argument.toString());
            }
        }
        all.add("--server-time");
        all.add("new-york+7h");
        return execute(all.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
