package io.tickflow.bench.history;

import io.tickflow.bench.Machine;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.job.history.cookbook.Cookbook;
import io.tickflow.job.history.cookbook.Question;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times of the cookbook's questions on a generated history: four symbols, a decision each 100 ms,
 * with a tick and a prediction each; every twentieth has a signal, every five hundredth an entry
 * and an exit that were filled, every tenth its outcomes.
 */
@Command(
        name = "cookbook",
        mixinStandardHelpOptions = true,
        description = "Time of each question of the cookbook on generated rows.")
final class CookbookBenchmark implements Callable<Integer> {

    private static final Map<String, Map<String, String>> NEEDED =
            Map.of(
                    "prediction-shift", Map.of("split", "2024-03-05 00:00:00"),
                    "two-models", Map.of("first", "1", "second", "1"),
                    "decision", Map.of("id", "0000000000000000000000000000c350"),
                    "training-frame",
                            Map.of(
                                    "symbol", "EURUSD",
                                    "from", "2024-03-05 00:00:00",
                                    "to", "2024-03-05 06:00:00"));

    private static final String DECISION =
            """
            concat(leftPad(lower(hex(number)), 32, '0')) AS id,
            ['EURUSD', 'GBPUSD', 'USDJPY', 'XAUUSD'][number % 4 + 1] AS symbol,
            toDateTime64('2024-03-01 00:00:00', 3, 'UTC') + toIntervalMillisecond(number * 100) AS time,
            1.1 + (sipHash64(number) % 1000) / 1e5 AS bid, bid + 0.0001 AS ask
            """;

    @Option(names = "--rows", defaultValue = "10000000", description = "Rows of features.")
    private long rows;

    @Option(names = "--question", description = "Questions to ask; all if none is named.")
    private List<String> names = List.of();

    public static void main(String[] args) {
        System.exit(new CommandLine(new CookbookBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (ScratchFolder folder = ScratchFolder.create()) {
            ClickHouseEngine engine = ClickHouseEngine.start(folder, System.out::println);
            ClickHouseConfig config = ClickHouseConfig.of(engine.url());
            new SchemaMigrator(config, FeatureSet.standard().schema(), 0, 0).run();
            var raw = new RawInserts(engine.url());
            long start = System.nanoTime();
            for (String sql : tables()) {
                raw.run(sql);
            }
            System.out.printf(
                    Locale.ROOT, "generated in %.0f s%n", (System.nanoTime() - start) / 1e9);
            System.out.println(
                    raw.run(
                            "SELECT table, sum(rows), formatReadableSize(sum(bytes_on_disk)) FROM"
                                    + " system.parts WHERE database = 'tickflow' AND active GROUP BY"
                                    + " table HAVING sum(rows) > 1000 ORDER BY table"));
            try (var console = new SqlConsole(config)) {
                for (Question question : Cookbook.questions()) {
                    if (names.isEmpty() || names.contains(question.name())) {
                        ask(console, question);
                    }
                }
            }
            System.out.println(Machine.describe());
        }
        return 0;
    }

    /** Asks twice; the second time counts, as a page cache is warm in use. */
    private static void ask(SqlConsole console, Question question) {
        Map<String, String> values =
                question.values(NEEDED.getOrDefault(question.name(), Map.of()));
        try {
            double first = seconds(console, question, values);
            double second = seconds(console, question, values);
            System.out.printf(
                    Locale.ROOT, "%-24s %8.3f s (first %.3f s)%n", question.name(), second, first);
        } catch (QueryException e) {
            System.out.printf(Locale.ROOT, "%-24s failed: %s%n", question.name(), e.getMessage());
        }
    }

    private static double seconds(SqlConsole console, Question question, Map<String, String> values)
            throws QueryException {
        long start = System.nanoTime();
        QueryResult answer = console.query(question.sql(), values);
        return answer.rows() == null ? 0 : (System.nanoTime() - start) / 1e9;
    }

    private List<String> tables() {
        String head = "'bench' AS pipeline, 'DEMO' AS mode";
        return List.of(
                insert(
                        "features (event_id, pipeline, mode, decision_id, symbol, event_time, ready,"
                                + " quality, bid, ask, typical_spread, tick_offset, tick_appended_at,"
                                + " kafka_offset, mid_ret_1s, mid_diff_1, spread_bps, rv_60s)",
                        "concat(id, '/features'), "
                                + head
                                + ", id, symbol, time, true, 0, bid, ask,"
                                + " 0.0001, number, time, number, sipHash64(number, 1) % 1000 / 1e3,"
                                + " sipHash64(number, 2) % 1000 / 1e3, 0.9,"
                                + " sipHash64(number, 3) % 1000 / 1e3",
                        "",
                        1),
                insert(
                        "ticks (topic, symbol, event_time, bid, ask, kafka_partition, kafka_offset)",
                        "'mt5.ticks', symbol, time, bid, ask, 0, number",
                        "",
                        1),
                insert(
                        "predictions (event_id, pipeline, mode, decision_id, symbol, event_time,"
                                + " model_id, model_version, probability, member_mask, agreement,"
                                + " abstention, role, votes, kafka_offset)",
                        "concat(id, '/prediction'), "
                                + head
                                + ", id, symbol, time, 'm', '1',"
                                + " (sipHash64(number, 4) % 1000) / 1e3 AS p, 3, 1, 'NONE', 'CHAMPION',"
                                + " map('direction.a', p, 'direction.b', 1 - p), number",
                        "",
                        1),
                insert(
                        "signals (event_id, pipeline, mode, decision_id, symbol, event_time, side,"
                                + " confidence, verdict, reason, bid, ask, horizon_millis,"
                                + " tick_appended_at, model_id, model_version, role, kafka_offset)",
                        "concat(id, '/signal'), "
                                + head
                                + ", id, symbol, time, 'BUY', 0.7,"
                                + " if(number % 500 = 0, 'CANDIDATE', 'VETOED'), if(number % 500 = 0,"
                                + " 'NONE', 'COOLDOWN'), bid, ask, 10000, time, 'm', '1', 'CHAMPION',"
                                + " number",
                        "",
                        20),
                insert(
                        "orders (event_id, pipeline, mode, account, decision_id, symbol, event_time,"
                                + " leg, verdict, reason, cl_ord_id, side, quantity, reference_bid,"
                                + " reference_ask, decided_at, kafka_offset)",
                        "concat(id, leg), "
                                + head
                                + ", 'A', id, symbol, time, leg, 'APPROVED',"
                                + " 'NONE', concat(id, leg), if(leg = 'ENTRY', 'BUY', 'SELL'), 1000,"
                                + " bid, ask, time, number",
                        "ARRAY JOIN ['ENTRY', 'EXIT'] AS leg",
                        500),
                insert(
                        "executions (event_id, pipeline, mode, account, decision_id, symbol,"
                                + " event_time, leg, cl_ord_id, side, state, last_quantity, last_price,"
                                + " cumulative_quantity, average_price, reported_at, kafka_offset)",
                        "concat(id, leg, state), "
                                + head
                                + ", 'A', id, symbol, time, leg, concat(id,"
                                + " leg), if(leg = 'ENTRY', 'BUY', 'SELL'), state, if(state = 'FILLED',"
                                + " 1000, 0), bid, if(state = 'FILLED', 1000, 0), bid, time, number",
                        "ARRAY JOIN ['ENTRY', 'ENTRY', 'EXIT', 'EXIT'] AS leg,"
                                + " ['SENT', 'FILLED', 'SENT', 'FILLED'] AS state",
                        500),
                insert(
                        "outcomes (pipeline, mode, decision_id, symbol, event_time, horizon_millis,"
                                + " bid, ask, quotes, later_time, later_bid, later_ask, highest_bid,"
                                + " lowest_bid, highest_ask, lowest_ask)",
                        head
                                + ", id, symbol, time, horizon, bid, ask, 10, time, bid + (sipHash64("
                                + "number, horizon) % 21 - 10.) / 1e5 AS later, later + 0.0001, bid +"
                                + " 0.0002, bid - 0.0002, ask + 0.0002, ask - 0.0002",
                        "ARRAY JOIN [1000, 10000, 60000, 300000, 3600000] AS horizon",
                        10));
    }

    /** Of every {@code each}th number, joined with arrays. */
    private String insert(String target, String values, String arrays, int each) {
        return ("INSERT INTO tickflow.%s SELECT %s FROM (SELECT number, %s FROM numbers(%d)"
                        + " WHERE number %% %d = 0) %s%s")
                .formatted(target, values, DECISION, rows, each, arrays, RawInserts.SMALL_BLOCKS);
    }
}
