package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.console.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quant on a laptop: no server, and nothing that goes on running. */
@Tag("long")
class LocalHistoryITCase {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int TICKS = 3_000;

    @TempDir private Path states;

    @Test
    void shouldFillAndAskHistoryWithoutServer() throws Exception {
        Path history = states.resolve("tickflow/history");
        Path ticks = FirstTicks.write("EURUSD_20240307-20240311.mt5.csv.gz", TICKS, states);

        JsonNode report = JSON.readTree(said(history, "backfill", "--json", "--ticks", ticks));
        long decisions = report.path("decisions").asLong();
        assertThat(decisions).isPositive();
        assertThat(Files.getPosixFilePermissions(history)).as("of its owner alone").hasSize(3);
        assertThat(history.resolve("logs/clickhouse.log")).isRegularFile();

        JsonNode rows =
                JSON.readTree(
                        said(
                                history,
                                "sql",
                                "--json",
                                "SELECT count() AS n, any(decision_id) AS id FROM features"));
        assertThat(rows.at("/0/n").asLong()).isEqualTo(decisions);
        String id = rows.at("/0/id").asText();
        assertThat(said(history, "explain", id)).contains("decision  " + id);
        assertThat(said(history, "outcomes")).contains("outcomes written");
        askAgain(history, decisions, id);

        talkAndInterrupt(history);
        assertThat(said(history, "sql", "SELECT count() AS n FROM outcomes")).contains("1 row");
    }

    /** The recorded decisions are made again, derived again, and joined with a table. */
    private void askAgain(Path history, long decisions, String id) throws Exception {
        String[] window = {"--from", "2024-03-06", "--to", "2024-03-12"};
        JsonNode same =
                JSON.readTree(
                        said(
                                history, "what-if", window[0], window[1], window[2], window[3],
                                "--json"));
        assertThat(same.at("/control/decisions").asLong()).isEqualTo(decisions);
        assertThat(same.at("/control/differences").asLong()).isZero();
        assertThat(same.at("/symbols/0/whatIf")).isEqualTo(same.at("/symbols/0/recorded"));

        assertThat(said(history, "replay-audit", window[0], window[1], window[2], window[3]))
                .contains("SAME")
                .endsWith("0 differences" + System.lineSeparator());
        assertThat(said(history, "explain", id, "--derive")).contains("derived   SAME");

        Path rows = states.resolve("mine.csv");
        Files.writeString(rows, "symbol,time,mood\nEURUSD,2024-03-06 22:05:00,1\n");
        Path frame = states.resolve("frame.parquet");
        assertThat(
                        said(
                                history, "frame", window[0], window[1], window[2], window[3],
                                "--join", rows, "--lag", "5m", "--out", frame))
                .contains("would have looked ahead at");
        assertThat(frame).isNotEmptyFile();
    }

    /** Another command is refused during a conversation, and Ctrl-C ends all of it. */
    private void talkAndInterrupt(Path history) throws Exception {
        Path logs = Files.createDirectories(states.resolve("logs"));
        Map<String, String> state = Map.of("XDG_STATE_HOME", states.toString());
        try (var shell =
                CliProcess.start(
                        logs,
                        logs,
                        state,
                        "sql",
                        "--config",
                        Home.resolve("flink-conf/tickflow.yaml").toString(),
                        "--interactive")) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !shell.isAlive() || shell.out().contains("A statement ends"));
            assertThat(shell.isAlive()).as(shell.err()).isTrue();
            assertThat(shell.err()).contains("using the local history in " + history);
            List<ProcessHandle> engine = shell.descendants();
            assertThat(engine).isNotEmpty();

            var second = new CapturedCommandLine();
            assertThat(second.run("sql", "--work-dir", history.toString(), "SELECT 1"))
                    .isEqualTo(1);
            assertThat(second.err())
                    .contains("tickflow: another command uses the local history in " + history)
                    .doesNotContain("\tat ");

            shell.interrupt();
            shell.exitCode();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> engine.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private static String said(Path history, String name, Object... arguments) {
        var line = new ArrayList<>(List.of(name, "--work-dir", history.toString()));
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        var command = new CapturedCommandLine();
        assertThat(command.run(line.toArray(String[]::new))).as(command::err).isZero();
        assertThat(command.err()).contains("using the local history in " + history);
        assertThat(ProcessHandle.current().children().filter(child -> !before.contains(child)))
                .as("engines that go on running")
                .noneMatch(ProcessHandle::isAlive);
        return command.out();
    }
}
