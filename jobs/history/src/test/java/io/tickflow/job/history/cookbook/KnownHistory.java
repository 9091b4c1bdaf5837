package io.tickflow.job.history.cookbook;

import com.clickhouse.client.api.Client;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.outcome.OutcomeFill;
import io.tickflow.job.history.outcome.OutcomeFill.Filled;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import io.tickflow.testkit.TestSchemas;
import java.util.List;

/**
 * A minute of history whose answers can be told by hand, in an embedded engine of its own.
 *
 * @param sandbox the engine's folder
 * @param console asks the history
 * @param filledOutcomes what the first fill of outcomes wrote
 * @param again what a second fill, which replaces the first, wrote
 */
record KnownHistory(
        ScratchFolder sandbox, SqlConsole console, List<Filled> filledOutcomes, List<Filled> again)
        implements AutoCloseable {

    /** A tick a second that rises by a pip until 10:00:30 and falls from then on. */
    private static final List<String> ROWS =
            List.of(
                    """
                    INSERT INTO asked.features (event_id, decision_id, mode, symbol, event_time, ready, quality, bid, ask, f)
                    SELECT toString(number), toString(number), 'DEMO', 'EURUSD',
                        toDateTime64('2024-03-06 10:00:00', 3, 'UTC') + number, true, if(number % 10 = 0, 5, 0),
                        1.1 + abs(30 - toInt32(number)) * -0.0001, 1.1001 + abs(30 - toInt32(number)) * -0.0001, number
                    FROM numbers(61)\
                    """,
                    """
                    INSERT INTO asked.predictions (event_id, decision_id, mode, symbol, event_time, model_id,
                        model_version, probability, agreement, abstention, role, votes)
                    SELECT concat('p', toString(number)), toString(number), 'DEMO', 'EURUSD',
                        toDateTime64('2024-03-06 10:00:00', 3, 'UTC') + number, 'm', '1', 0.75, 1, 'NONE', 'CHAMPION',
                        map('direction.a', 0.75)
                    FROM numbers(61)\
                    """,
                    """
                    INSERT INTO asked.signals (event_id, decision_id, mode, symbol, event_time, side, confidence,
                        verdict, reason, bid, ask, tick_appended_at)
                    VALUES ('s1', '5', 'DEMO', 'EURUSD', '2024-03-06 10:00:05', 'BUY', 0.75, 'CANDIDATE', 'NONE', 1.0975, 1.0976, '2024-03-06 10:00:05.010'),
                        ('s2', '6', 'DEMO', 'EURUSD', '2024-03-06 10:00:06', 'BUY', 0.75, 'VETOED', 'COOLDOWN', 1.0976, 1.0977, '2024-03-06 10:00:06.010')\
                    """,
                    """
                    INSERT INTO asked.orders (event_id, decision_id, mode, account, symbol, event_time, leg, attempt,
                        verdict, reason, cl_ord_id, side, quantity, reference_bid, reference_ask, decided_at)
                    VALUES ('o1', '5', 'DEMO', 'A', 'EURUSD', '2024-03-06 10:00:05', 'ENTRY', 0, 'APPROVED', 'NONE', 'e', 'BUY', 100, 1.0975, 1.0976, '2024-03-06 10:00:05.060'),
                        ('o2', '5', 'DEMO', 'A', 'EURUSD', '2024-03-06 10:00:05', 'EXIT', 0, 'APPROVED', 'NONE', 'x1', 'SELL', 100, 1.0985, 1.0986, '2024-03-06 10:00:14.900'),
                        ('o3', '5', 'DEMO', 'A', 'EURUSD', '2024-03-06 10:00:05', 'EXIT', 1, 'APPROVED', 'NONE', 'x2', 'SELL', 60, 1.0985, 1.0986, '2024-03-06 10:00:16.100')\
                    """,
                    """
                    INSERT INTO asked.executions (event_id, decision_id, mode, account, symbol, event_time, leg, attempt,
                        cl_ord_id, side, state, last_quantity, cumulative_quantity, average_price, reported_at, kafka_offset)
                    VALUES ('r1', '5', 'DEMO', 'A', 'EURUSD', '2024-03-06 10:00:05', 'ENTRY', 0, 'e', 'BUY', 'SENT', 0, 0, nan, '2024-03-06 10:00:05.100', 1),
                        ('r2', '5', 'DEMO', 'A', 'EURUSD', '2024-03-06 10:00:05', 'ENTRY', 0, 'e', 'BUY', 'FILLED', 100, 100, 1.0977, '2024-03-06 10:00:05.150', 2),
                        ('r3', '5', 'DEMO', 'A', 'EURUSD', '2024-03-06 10:00:05', 'EXIT', 0, 'x1', 'SELL', 'PARTIALLY_FILLED', 40, 40, 1.0985, '2024-03-06 10:00:15', 3),
                        ('r4', '5', 'DEMO', 'A', 'EURUSD', '2024-03-06 10:00:05', 'EXIT', 0, 'x1', 'SELL', 'CANCELLED', 0, 40, 1.0985, '2024-03-06 10:00:16', 4),
                        ('r5', '5', 'DEMO', 'A', 'EURUSD', '2024-03-06 10:00:05', 'EXIT', 1, 'x2', 'SELL', 'FILLED', 60, 60, 1.0984, '2024-03-06 10:00:17', 5)\
                    """,
                    """
                    INSERT INTO asked.ticks (topic, symbol, event_time, bid, ask, code, kafka_partition)
                    SELECT topic, symbol, event_time, bid, ask, '', if(topic = 'history', -1, 0)
                    FROM asked.features ARRAY JOIN ['feed', 'history'] AS topic
                    UNION ALL SELECT 'feed', 'EURUSD', toDateTime64('2024-03-06 10:00:03.500', 3, 'UTC'), 2, 1, '', 0\
                    """,
                    """
                    INSERT INTO asked.feed_events (event_id, mode, symbol, event_time, kind, value)
                    VALUES ('g', 'DEMO', 'EURUSD', '2024-03-06 10:00:00', 'GAP', 90500)\
                    """);

    static KnownHistory start() throws Exception {
        ScratchFolder sandbox = ScratchFolder.create();
        ClickHouseEngine engine = ClickHouseEngine.start(sandbox, line -> {});
        var config = new ClickHouseConfig(engine.url(), "default", "", "asked");
        new SchemaMigrator(config, TestSchemas.named(List.of("f")), 0, 0).run();
        try (Client client = config.connect()) {
            for (String rows : ROWS) {
                client.execute(rows).get().close();
            }
        }
        try (var fill = new OutcomeFill(config)) {
            List<Filled> first = fill.run(null, read -> {});
            List<Filled> again = fill.run(null, read -> {});
            return new KnownHistory(sandbox, new SqlConsole(config), first, again);
        }
    }

    @Override
    public void close() {
        console.close();
        sandbox.close();
    }
}
