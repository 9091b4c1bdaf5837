package io.tickflow.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.FirstTicks;
import io.tickflow.cli.Main;
import io.tickflow.cli.savepoint.ExpectedDigests;
import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.sandbox.replay.ReplayConfig;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.replay.TickReplay;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backfills into ClickHouse, held against the core and the model in a plain loop. */
class BackfillITCase {

    private static final List<String> FILES =
            List.of("EURUSD_20240307-20240311.mt5.csv.gz", "USDJPYm_20240307-20240311.mt5.csv.gz");

    /** Of each file: beyond 20,000 ticks every feature has its value. */
    private static final int ROWS = 24_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    private Sandbox sandbox;
    private List<Path> ticks;

    @BeforeEach
    void start() throws IOException {
        ticks =
                List.of(
                        FirstTicks.write(FILES.get(0), ROWS, folder),
                        FirstTicks.write(FILES.get(1), ROWS, folder));
        sandbox =
                Sandbox.start(
                        SandboxConfig.everything().in(folder, false).withoutVenue(), line -> {});
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void shouldStoreDecisionsOfCoreWhenRepeated() throws Exception {
        ExpectedDigests expected = ExpectedDigests.of(ticks);

        JsonNode first = backfill("--ticks", ticks.get(0).toString(), ticks.get(1).toString());
        assertThat(first.at("/ticks/read").asInt()).isEqualTo(2 * ROWS);
        assertThat(first.at("/ticks/accepted").asInt()).isEqualTo(expected.decisions());
        assertThat(first.at("/digest/features").asText()).isEqualTo(expected.features());
        assertThat(first.at("/digest/signals").asText()).isEqualTo(expected.signals());
        assertThat(rows("features")).isEqualTo(expected.decisions());
        assertThat(rows("dead_letters")).isEqualTo(2 * ROWS - expected.decisions());

        // As the HistoryJob would have stored some of it from the topics, before or after.
        publishedToo("features");
        publishedToo("signals");
        JsonNode second =
                backfill(
                        "--parallelism=2",
                        "--ticks",
                        ticks.get(1).toString(),
                        ticks.get(0).toString());
        assertThat(second.path("digest")).isEqualTo(first.path("digest"));
        assertThat(rows("features")).isEqualTo(expected.decisions());
        assertThat(rows("dead_letters")).isEqualTo(2 * ROWS - expected.decisions());
        assertThat(number("SELECT countIf(kafka_offset = 17) FROM features FINAL"))
                .as("rows that were published win")
                .isEqualTo(100);
        assertThat(number("SELECT countIf(kafka_offset = 17) FROM signals FINAL")).isEqualTo(100);

        var use = new RecordedUse(sandbox.clickHouseUrl(), "USDJPYm", folder);
        Path bundle = use.assertTrainsAsFromFile(ticks.get(1));
        use.assertTries(bundle, candidates(bundle, ticks.get(1)));
    }

    @Test
    @Tag("long")
    void shouldReadHistoryFromTopicAndTable() throws Exception {
        List<Path> one = ticks.subList(1, 2);
        ExpectedDigests expected = ExpectedDigests.of(one);
        new TickReplay(ReplayConfig.of(one, sandbox.bootstrapServers(), ReplaySpeed.MAX)).run();

        JsonNode topic = backfill("--topic", "--bootstrap-servers", sandbox.bootstrapServers());
        assertThat(topic.at("/ticks/read").asInt()).isEqualTo(ROWS);
        assertThat(topic.at("/digest/features").asText()).isEqualTo(expected.features());
        assertThat(topic.at("/digest/signals").asText()).isEqualTo(expected.signals());

        JsonNode stored = backfill("--from-clickhouse");
        assertThat(stored.path("decisions")).isEqualTo(topic.path("decisions"));
        assertThat(stored.at("/digest/features").asText()).isEqualTo(expected.features());
    }

    private JsonNode backfill(String... source) throws Exception {
        out.getBuffer().setLength(0);
        var line = new ArrayList<>(List.of("backfill", "--json"));
        line.addAll(List.of("--clickhouse", sandbox.clickHouseUrl()));
        line.addAll(List.of(source));
        int exitCode =
                Main.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(line.toArray(String[]::new));
        assertThat(exitCode).as("%s%n%s", out, err).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    /** Number of candidates of a job with another bundle. */
    private static long candidates(Path bundle, Path file) throws Exception {
        return ExpectedDigests.decisions(bundle, file).signals().stream()
                .filter(line -> line.endsWith(SignalVerdict.CANDIDATE.name()))
                .count();
    }

    /** Stores a hundred of the events once more, as from a topic. */
    private void publishedToo(String table) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    ("INSERT INTO %1$s SELECT * REPLACE (toInt32(3) AS kafka_partition,"
                                    + " toInt64(17) AS kafka_offset) FROM %1$s FINAL"
                                    + " ORDER BY event_id LIMIT 100")
                            .formatted(table));
        }
    }

    private long rows(String table) throws SQLException {
        return number("SELECT count() FROM " + table + " FINAL");
    }

    private long number(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private String jdbcUrl() {
        return sandbox.clickHouseJdbcUrl("tickflow");
    }
}
