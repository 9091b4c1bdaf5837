package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.Main;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** bin/tickflow explain on a pipeline that trades. */
@ExtendWith(PipelineExtension.class)
abstract class ExplainScenario {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path directory;

    @Test
    void shouldTellTheWayOfAFilledOrder(PipelineHarness pipeline) throws Exception {
        var feed = new SteadyFeed(pipeline, "EXPLAIN").warmUp();
        feed.sendUntil("an order is filled", () -> filled(pipeline) != null);
        ExecutionReport entry = Objects.requireNonNull(filled(pipeline));
        Path page = directory.resolve("decision.html");

        JsonNode told = explained(pipeline, entry.clOrdId(), page);

        assertThat(told.at("/decision/id").asText()).isEqualTo(entry.decisionId());
        assertThat(told.at("/end/word").asText()).isEqualTo("FILLED");
        assertThat(told.at("/quotes")).isNotEmpty();
        assertThat(told.at("/features")).hasSizeGreaterThan(30);
        assertThat(told.at("/orders/0/clOrdId").asText()).isEqualTo(entry.clOrdId());
        assertThat(told.at("/reports").findValuesAsText("state")).contains("SENT", "FILLED");
        assertThat(told.at("/stages/0/name").asText()).isEqualTo("tick appended");
        assertThat(told.at("/scores/members")).isNotEmpty();
        for (JsonNode member : told.at("/scores/members")) {
            assertThat(member.at("/same").asBoolean()).as(member.toPrettyString()).isTrue();
            if (!member.at("/shares").isEmpty()) {
                assertThat(sumOfShares(member))
                        .as(member.toPrettyString())
                        .isCloseTo(
                                member.at("/margin").asDouble()
                                        - member.at("/meanMargin").asDouble(),
                                within(1e-6));
            }
        }
        assertThat(told.at("/derived/0/same").asBoolean())
                .as(told.at("/derived").toString())
                .isTrue();
        assertThat(page)
                .content()
                .contains("<svg", "FILLED", entry.decisionId(), "Derived again", "SAME");
        shouldFindOneAlteredRow(pipeline, told.at("/decision/eventTimeMillis").asLong());
    }

    /** On rows that the HistoryJob has written. */
    private static void shouldFindOneAlteredRow(PipelineHarness pipeline, long eventTimeMillis)
            throws Exception {
        List<String> audit =
                List.of(
                        "replay-audit",
                        "--symbol",
                        "EXPLAIN",
                        "--from",
                        Instant.ofEpochMilli(eventTimeMillis - 60_000).toString(),
                        "--to",
                        Instant.ofEpochMilli(eventTimeMillis + 1).toString());
        var out = new StringWriter();
        int same = run(pipeline, out, new StringWriter(), "--recorded", audit);
        assertThat(out.toString()).endsWith("0 differences" + System.lineSeparator());
        assertThat(same).isZero();

        try (Connection connection = DriverManager.getConnection(pipeline.clickHouseJdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER TABLE features UPDATE mid_diff_1 = mid_diff_1 + 1 WHERE symbol ="
                            + " 'EXPLAIN' AND event_time = fromUnixTimestamp64Milli("
                            + eventTimeMillis
                            + ") SETTINGS mutations_sync = 1");
        }
        out.getBuffer().setLength(0);
        int altered = run(pipeline, out, new StringWriter(), "--recorded", audit);
        assertThat(out.toString())
                .contains("differences: 1 features, 0 predictions, 0 decisions", "mid_diff_1")
                .endsWith("1 differences" + System.lineSeparator());
        assertThat(altered).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatNoHistoryHas(PipelineHarness pipeline) throws Exception {
        var err = new StringWriter();

        int exitCode =
                run(
                        pipeline,
                        new StringWriter(),
                        err,
                        "--bundle",
                        List.of("explain", "0".repeat(32)));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("the history has no decision 0000");
    }

    private static double sumOfShares(JsonNode member) {
        double sum = 0;
        for (JsonNode share : member.at("/shares")) {
            sum += share.at("/share").asDouble();
        }
        return sum;
    }

    private static @Nullable ExecutionReport filled(PipelineHarness pipeline) throws Exception {
        return pipeline.events(EventTypes.EXECUTIONS).stream()
                .filter(report -> report.symbol().equals("EXPLAIN"))
                .filter(report -> report.leg() == Leg.ENTRY && report.state() == OrderState.FILLED)
                .findFirst()
                .orElse(null);
    }

    /** Explains once the rows of the filled order are there. */
    private static JsonNode explained(PipelineHarness pipeline, String id, Path page)
            throws Exception {
        var out = new StringWriter();
        PipelineHarness.await("the history has the order")
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () -> {
                            out.getBuffer().setLength(0);
                            var err = new StringWriter();
                            int exitCode =
                                    run(
                                            pipeline,
                                            out,
                                            err,
                                            "--bundle",
                                            List.of(
                                                    "explain",
                                                    id,
                                                    "--json",
                                                    "--derive",
                                                    "--html",
                                                    page.toString()));
                            assertThat(exitCode).as(err::toString).isZero();
                            assertThat(JSON.readTree(out.toString()).at("/end/word").asText())
                                    .isEqualTo("FILLED");
                        });
        return JSON.readTree(out.toString());
    }

    private static int run(
            PipelineHarness pipeline,
            StringWriter out,
            StringWriter err,
            String bundle,
            List<String> arguments)
            throws Exception {
        List<String> line = new ArrayList<>(arguments);
        line.addAll(List.of("--clickhouse", pipeline.sandbox().clickHouseUrl()));
        line.addAll(List.of(bundle, pipeline.bundle().toString()));
        PipelineHarness.SIGNAL_LIMITS.forEach((key, value) -> line.add("-D" + key + '=' + value));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(line.toArray(String[]::new));
    }
}
