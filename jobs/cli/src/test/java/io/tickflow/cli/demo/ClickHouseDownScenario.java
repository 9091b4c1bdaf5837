package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** ClickHouse is killed in the middle: trading does not notice, and history catches up. */
@ExtendWith(PipelineExtension.class)
abstract class ClickHouseDownScenario {

    private static final int FILLS = 5;

    private CapturedCommandLine command = new CapturedCommandLine();

    @Test
    void shouldTradeAndCatchUpWithoutClickHouse(PipelineHarness pipeline) throws Exception {
        ClickHouseEngine engine = pipeline.sandbox().clickHouseEngine();
        var feed = new SteadyFeed(pipeline, "CLICKDOWN").warmUp();
        feed.sendUntil("orders are filled", () -> pipeline.ask(EventCounts::ordersFilled) > 0);

        engine.kill();
        long filledBefore = pipeline.ask(EventCounts::ordersFilled);
        feed.sendUntil(
                "orders are filled without ClickHouse",
                () -> pipeline.ask(EventCounts::ordersFilled) >= filledBefore + FILLS);
        assertThatThrownBy(() -> rows(pipeline)).as("ClickHouse is away").isNotNull();
        pipeline.awaitRest();
        engine.restart();

        PipelineHarness.await("history has every event, once")
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(rows(pipeline)).isEqualTo(events(pipeline)));
        pipeline.awaitLaw();
        assertThat(pipeline.trouble()).isEmpty();
        assertThat(verify(pipeline)).isZero();
        assertThat(command.out()).contains("every record has its row");
    }

    @Test
    void shouldFindHoleInHistory(PipelineHarness pipeline) throws Exception {
        new SteadyFeed(pipeline, "HOLES").warmUp();
        pipeline.awaitRest();
        PipelineHarness.await("features are written")
                .pollInterval(Duration.ofMillis(500))
                .until(() -> verify(pipeline, "--table=features") == 0);
        execute(
                pipeline,
                "CREATE DATABASE holed",
                "CREATE TABLE holed.features AS tickflow.features",
                "CREATE TABLE holed.dead_letters AS tickflow.dead_letters",
                "INSERT INTO holed.features SELECT * FROM tickflow.features"
                        + " WHERE kafka_offset NOT BETWEEN 100 AND 109");
        assertThat(
                        verify(
                                pipeline,
                                "--table=features",
                                "-Dtickflow.history.clickhouse.database=holed"))
                .isEqualTo(1);

        assertThat(command.out())
                .containsPattern(
                        "features, tickflow\\.features-\\d: 10 records are missing, first in offsets"
                                + " 100-109");
    }

    private int verify(PipelineHarness pipeline, String... more) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "verify",
                                "history",
                                "--wait=60",
                                "--bootstrap-servers",
                                pipeline.sandbox().bootstrapServers(),
                                "--clickhouse",
                                pipeline.sandbox().clickHouseUrl()));
        line.addAll(List.of(more));
        command = new CapturedCommandLine();
        return command.run(line.toArray(String[]::new));
    }

    private static void execute(PipelineHarness pipeline, String... statements)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(pipeline.clickHouseJdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Map<String, Long> rows(PipelineHarness pipeline) throws Exception {
        try (var history = new History(pipeline.clickHouseJdbcUrl())) {
            return history.rows();
        }
    }

    /** Different events in each topic, by the table that holds them. */
    private Map<String, Long> events(PipelineHarness pipeline) throws IOException {
        var counts = new TreeMap<String, Long>();
        for (Map.Entry<String, String> ledger : HistoryTables.TABLE_OF_TOPIC.entrySet()) {
            Set<String> ids = new HashSet<>();
            EventType<?> type = EventTypes.onTopic(ledger.getKey()).orElseThrow();
            for (byte[] event : pipeline.values(ledger.getKey(), 0)) {
                ids.add(type.decode(event).envelope().eventId());
            }
            counts.put(ledger.getValue(), (long) ids.size());
        }
        return counts;
    }
}
