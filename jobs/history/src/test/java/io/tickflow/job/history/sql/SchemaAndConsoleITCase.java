package io.tickflow.job.history.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.client.api.Client;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import io.tickflow.testkit.TestSchemas;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tables and questions to them, on the embedded engine. */
class SchemaAndConsoleITCase {

    private static ScratchFolder sandbox;
    private static ClickHouseEngine engine;

    @BeforeAll
    static void startEngine() {
        sandbox = ScratchFolder.create();
        engine = ClickHouseEngine.start(sandbox, line -> System.out.println(line));
    }

    @AfterAll
    static void stopEngine() {
        sandbox.close();
    }

    @Nested
    class Console extends ConsoleScenario {

        Console() {
            super(engine.url());
        }
    }

    @Test
    void shouldAddColumnWhenSchemaGainsFeature() throws Exception {
        ClickHouseConfig config = database("grows");
        migrate(config, List.of("rsi_14"), 0);
        execute(config, "INSERT INTO grows.features (event_id, rsi_14) VALUES ('a', 30)");

        migrate(config, List.of("rsi_14", "macd"), 0);
        migrate(config, List.of("rsi_14", "macd"), 0);

        assertThat(rows(config, "SELECT event_id, rsi_14, macd FROM features"))
                .containsExactly(List.of("a", "30", "nan"));
        assertThat(rows(config, "SELECT version, name FROM schema_version"))
                .containsExactly(
                        List.of("1", "events"),
                        List.of("2", "features"),
                        List.of("3", "leases"),
                        List.of("4", "pipeline"),
                        List.of("5", "votes"),
                        List.of("6", "breakers"),
                        List.of("7", "models"),
                        List.of("8", "roles"),
                        List.of("9", "trades"),
                        List.of("10", "canary"),
                        List.of("11", "instruments"),
                        List.of("12", "venue"),
                        List.of("13", "outcomes"),
                        List.of("14", "ticks"),
                        List.of("15", "views"),
                        List.of("16", "accuracy"),
                        List.of("17", "decisions"));
        assertThat(rows(config, "SELECT uniqExact(schema), count() FROM feature_schemas FINAL"))
                .containsExactly(List.of("2", "3"));
    }

    @Test
    void shouldRefuseTablesOfANewerProgram() throws Exception {
        ClickHouseConfig config = database("newer");
        migrate(config, List.of("f"), 0);
        execute(config, "INSERT INTO newer.schema_version (version, name) VALUES (99, 'later')");

        assertThatThrownBy(() -> migrate(config, List.of("f"), 0))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("version 99")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void shouldReadFewGranulesForOneDecision() throws Exception {
        ClickHouseConfig config = database("lookup");
        migrate(config, List.of("f"), 0);
        for (int part = 0; part < 2; part++) {
            execute(
                    config,
                    """
                    INSERT INTO lookup.features (event_id, decision_id, symbol, event_time, kafka_offset)
                    SELECT concat(decision_id, '/features'), hex(sipHash64(number)) AS decision_id,
                        ['A', 'B'][number %% 2 + 1], toDateTime64('2024-03-01 00:00:00', 3, 'UTC') + number, number
                    FROM numbers(%d, 100000)
                    """
                            .formatted(part * 50_000));
        }
        String one =
                "SELECT symbol FROM features WHERE decision_id = hex(sipHash64(toUInt64(70000)))";

        assertThat(rows(config, one)).containsExactly(List.of("A"));
        List<String> plan =
                rows(config, "EXPLAIN indexes = 1 " + one).stream()
                        .map(row -> String.valueOf(row.get(0)).strip())
                        .toList();
        int skip = plan.indexOf("Name: decision");
        assertThat(plan.subList(skip, plan.size()))
                .as("two parts hold the decision")
                .contains("Granules: 2/26");
    }

    @Test
    void shouldSetAndLiftTheRetention() throws Exception {
        ClickHouseConfig config = database("kept");

        migrate(config, List.of("f"), 30);
        assertThat(tablesWithTtl(config)).isEqualTo("12");

        migrate(config, List.of("f"), 0);
        assertThat(tablesWithTtl(config)).isEqualTo("0");
    }

    @Test
    void shouldKeepFirstOfTwoRecordsWithSameId() throws Exception {
        ClickHouseConfig config = database("first");
        migrate(config, List.of("f"), 0);
        execute(
                config,
                "INSERT INTO first.signals (event_id, reason, kafka_offset) VALUES ('s', 'NONE',"
                        + " 5)");
        execute(
                config,
                "INSERT INTO first.signals (event_id, reason, kafka_offset)"
                        + " VALUES ('s', 'COOLDOWN', 9)");

        assertThat(rows(config, "SELECT reason FROM signals")).containsExactly(List.of("NONE"));
    }

    @Test
    void shouldHideVoidVerdicts() throws Exception {
        ClickHouseConfig config = database("fenced");
        migrate(config, List.of("f"), 0);
        // Epoch 2 got account A to itself at offset 10. Epoch 1 wrote on, also what 2 decides too.
        execute(
                config,
                "INSERT INTO fenced.leases (event_id, account, state, epoch, orders_from)"
                        + " VALUES ('l2', 'A', 'OPENED', 2, 10), ('l9', 'B', 'OPENED', 9, 0)");
        execute(
                config,
                "INSERT INTO fenced.orders (event_id, account, verdict, epoch, kafka_offset) VALUES"
                        + " ('before', 'A', 'APPROVED', 1, 9),"
                        + " ('both', 'A', 'DENIED', 1, 10),"
                        + " ('both', 'A', 'APPROVED', 2, 11),"
                        + " ('both', 'A', 'EXPIRED', 2, 12),"
                        + " ('late', 'A', 'APPROVED', 1, 13),"
                        + " ('again', 'A', 'APPROVED', 1, 8),"
                        + " ('again', 'A', 'DENIED', 2, 14),"
                        + " ('stranger', 'A', 'APPROVED', 0, 15)");

        assertThat(
                        rows(
                                config,
                                "SELECT event_id, verdict, epoch FROM orders_in_force"
                                        + " ORDER BY event_id"))
                .containsExactly(
                        List.of("again", "APPROVED", "1"),
                        List.of("before", "APPROVED", "1"),
                        List.of("both", "APPROVED", "2"),
                        List.of("stranger", "APPROVED", "0"));
    }

    @Test
    void shouldLeaveVoidFillsOutOfPositions() throws Exception {
        ClickHouseConfig config = database("held");
        migrate(config, List.of("f"), 0);
        execute(
                config,
                "INSERT INTO held.leases (event_id, account, state, epoch, orders_from)"
                        + " VALUES ('l2', 'A', 'OPENED', 2, 10)");
        execute(
                config,
                "INSERT INTO held.orders (event_id, account, cl_ord_id, epoch, kafka_offset) VALUES"
                        + " ('before', 'A', 'b', 1, 9), ('late', 'A', 'l', 1, 13)");
        execute(
                config,
                "INSERT INTO held.executions (event_id, account, symbol, cl_ord_id, side,"
                        + " last_quantity, reported_at, kafka_offset) VALUES"
                        + " ('1', 'A', 'EURUSD', 'b', 'BUY', 100, 1000, 1),"
                        + " ('2', 'A', 'EURUSD', 'l', 'BUY', 100, 2000, 2),"
                        + " ('3', 'A', 'EURUSD', 'operator', 'SELL', 30, 3000, 3)");

        assertThat(rows(config, "SELECT cl_ord_id, position FROM positions ORDER BY kafka_offset"))
                .containsExactly(List.of("b", "100"), List.of("operator", "70"));
    }

    @Test
    void shouldMigrateTwiceWithoutHarm() throws Exception {
        ClickHouseConfig config = database("twice");
        migrate(config, List.of("f"), 30);
        execute(config, "TRUNCATE TABLE twice.schema_version");

        migrate(config, List.of("f"), 30);

        assertThat(rows(config, "SELECT count() FROM schema_version"))
                .containsExactly(List.of(Integer.toString(SchemaMigrator.newestVersion())));
    }

    @Test
    void shouldSayInOneLineThatNobodyAnswers() {
        ClickHouseConfig config = ClickHouseConfig.of("http://127.0.0.1:1");

        assertThatThrownBy(() -> rows(config, "SELECT 1"))
                .isInstanceOf(QueryException.class)
                .hasMessage("ClickHouse at http://127.0.0.1:1 does not answer: connection refused");
        assertThatThrownBy(() -> migrate(config, List.of("f"), 0))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void shouldReserveEveryColumnOfTable() throws Exception {
        ClickHouseConfig config = database("reserved");
        migrate(config, List.of("f"), 0);

        assertThat(
                        rows(
                                config,
                                "SELECT name FROM system.columns WHERE database = 'reserved'"
                                        + " AND table = 'features' AND name != 'f'"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(FeatureSpec.RESERVED);
    }

    private static String tablesWithTtl(ClickHouseConfig config) throws QueryException {
        return String.valueOf(
                rows(
                                config,
                                "SELECT countIf(engine_full LIKE '% TTL %') FROM system.tables"
                                        + " WHERE database = 'kept'")
                        .get(0)
                        .get(0));
    }

    private static ClickHouseConfig database(String name) {
        return new ClickHouseConfig(engine.url(), "default", "", name);
    }

    private static void migrate(ClickHouseConfig config, List<String> features, int retentionDays) {
        new SchemaMigrator(config, TestSchemas.named(features), retentionDays, retentionDays).run();
    }

    private static List<List<@Nullable String>> rows(ClickHouseConfig config, String sql)
            throws QueryException {
        try (var console = new SqlConsole(config)) {
            return console.query(sql).rows();
        }
    }

    private static void execute(ClickHouseConfig config, String sql) throws Exception {
        try (Client client = config.connect()) {
            client.execute(sql).get().close();
        }
    }
}
