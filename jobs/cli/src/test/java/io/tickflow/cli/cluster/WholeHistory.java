package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.Client;
import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.cookbook.Cookbook;
import io.tickflow.job.history.cookbook.Question;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.sandbox.stack.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds the history of a stack against its topics, and the cookbook's answers against void rows.
 */
final class WholeHistory {

    private static final List<String> TABLES =
            List.of("features", "predictions", "signals", "orders", "executions", "outcomes");

    private static final Map<String, Map<String, String>> NEEDED =
            Map.of(
                    "prediction-shift", Map.of("split", "2014-05-06 00:00:00"),
                    "two-models", Map.of("first", "1", "second", "1"),
                    "decision", Map.of("id", "none"));

    private final Sandbox sandbox;
    private final ClickHouseConfig config;

    WholeHistory(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.config = ClickHouseConfig.of(sandbox.clickHouseUrl());
    }

    void check() throws Exception {
        CapturedCommandLine whole = verify();
        assertThat(whole.out()).contains("every record has its row");
        try (var console = new SqlConsole(config)) {
            shouldHaveEachEventOnce(console);
            shouldLeaveVoidRowsOut(console);
        }
        shouldFindHole();
    }

    private static void shouldHaveEachEventOnce(SqlConsole console) throws QueryException {
        for (String table : TABLES) {
            assertThat(
                            console.query("SELECT count() - uniqExact(event_id) FROM " + table)
                                    .rows()
                                    .get(0))
                    .as(table)
                    .containsExactly("0");
        }
    }

    private static void shouldLeaveVoidRowsOut(SqlConsole console) throws QueryException {
        Set<String> voids =
                console
                        .query(
                                "SELECT DISTINCT cl_ord_id FROM orders WHERE cl_ord_id != '' AND"
                                        + " cl_ord_id NOT IN (SELECT cl_ord_id FROM orders_in_force)")
                        .rows()
                        .stream()
                        .map(row -> String.valueOf(row.get(0)))
                        .collect(Collectors.toSet());
        for (Question question : Cookbook.questions()) {
            List<?> cells =
                    console
                            .query(
                                    question.sql(),
                                    question.values(NEEDED.getOrDefault(question.name(), Map.of())))
                            .rows()
                            .stream()
                            .flatMap(List::stream)
                            .toList();
            if (!question.name().equals("void-verdicts")) {
                assertThat(cells).as(question.name()).noneMatch(voids::contains);
            }
        }
    }

    private void shouldFindHole() throws Exception {
        try (Client client = config.connect()) {
            for (String sql :
                    List.of(
                            "CREATE DATABASE holed",
                            "CREATE TABLE holed.signals AS tickflow.signals",
                            "CREATE TABLE holed.dead_letters AS tickflow.dead_letters",
                            "INSERT INTO holed.signals SELECT * FROM tickflow.signals"
                                    + " WHERE kafka_offset NOT BETWEEN 100 AND 109")) {
                client.execute(sql).get().close();
            }
        }
        var command = new CapturedCommandLine();
        assertThat(run(command, "--table=signals", "-Dtickflow.history.clickhouse.database=holed"))
                .isEqualTo(1);
        assertThat(command.out()).contains("10 records are missing, first in offsets 100-109");
    }

    private CapturedCommandLine verify() {
        var command = new CapturedCommandLine();
        assertThat(run(command)).as(command::err).isZero();
        return command;
    }

    private int run(CapturedCommandLine command, String... more) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "verify",
                                "history",
                                "--wait=600",
                                "--bootstrap-servers",
                                sandbox.bootstrapServers(),
                                "--clickhouse",
                                sandbox.clickHouseUrl()));
        line.addAll(List.of(more));
        return command.run(line.toArray(String[]::new));
    }
}
