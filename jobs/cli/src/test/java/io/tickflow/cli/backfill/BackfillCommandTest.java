package io.tickflow.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.cli.console.Home;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals of wrong backfills. */
class BackfillCommandTest {

    private static final String TICKS = "testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz";

    private final CapturedCommandLine command = new CapturedCommandLine();

    @TempDir private Path directory;

    @Test
    void shouldNameEveryProblemOfBackfillAtOnce() {
        int exitCode =
                command.run(
                        "backfill",
                        "--ticks",
                        directory.resolve("absent.csv").toString(),
                        "--topic=mt5.ticks",
                        "--clickhouse=http://127.0.0.1:8123",
                        "--no-clickhouse",
                        "--parallelism=0",
                        "-Dparallelism.default=2");

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .contains("--ticks: cannot read " + directory.resolve("absent.csv"))
                .contains("name one of --ticks, --topic and --from-clickhouse: the history")
                .contains("--topic needs --bootstrap-servers")
                .contains("--clickhouse and --no-clickhouse contradict each other")
                .contains("--parallelism must be at least 1")
                .contains("-Dparallelism.default: no option of Tickflow");
    }

    @Test
    void shouldNameProblemsOfBothJobsAtOnce() {
        int exitCode =
                command.run(
                        "backfill",
                        "--ticks",
                        Home.resolve(TICKS).toString(),
                        "-Dtickflow.feed.start=yesterday",
                        "-Dtickflow.history.batch-rows=x");

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .contains("tickflow.feed.start: 'yesterday'")
                .contains("tickflow.history.batch-rows: 'x' is not a Integer");
    }

    @Test
    void shouldNameSilentClickHouseInOneLine() {
        assertThat(
                        command.run(
                                "backfill",
                                "--ticks",
                                Home.resolve(TICKS).toString(),
                                "--clickhouse=http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(command.err().lines().filter(line -> line.startsWith("tickflow: ")))
                .singleElement()
                .asString()
                .contains("127.0.0.1:1");
        assertThat(command.err()).doesNotContain("\tat ");
    }
}
