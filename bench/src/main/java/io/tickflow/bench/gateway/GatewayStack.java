package io.tickflow.bench.gateway;

import io.tickflow.bench.BenchJobs;
import io.tickflow.bench.history.RawInserts;
import io.tickflow.cli.console.Home;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.gateway.Gateway;
import io.tickflow.gateway.GatewayConfig;
import io.tickflow.gateway.access.Tokens;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.table.DecisionTables;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalJobConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Kafka with the newest vector of one symbol, ClickHouse with vectors of others, an empty Redis,
 * and gateways in front of them. One thread.
 */
final class GatewayStack implements AutoCloseable {

    private static final String TICKS = "testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz";

    /** Names of symbols in the history alone. */
    private static final String STORED = "STORED";

    /** Names of symbols in Redis alone. */
    private static final String SHARED = "SHARED";

    private static final int MERGE_WAITS_MAX = 120;

    private final ScratchFolder folder = ScratchFolder.create();
    private final Sandbox sandbox;
    private final RedisProcess redis;
    private final SignalJobConfig config;
    private final int symbols;

    private GatewayStack(int symbols) {
        this.symbols = symbols;
        sandbox =
                Sandbox.start(
                        SandboxConfig.everything().withoutVenue(),
                        line -> System.out.println("  " + line));
        redis = RedisProcess.start(folder).orElseThrow();
        config = BenchJobs.signal(sandbox.bootstrapServers());
    }

    /**
     * Starts all of it.
     *
     * @param symbols symbols in the history
     * @param rows vectors of each
     */
    static GatewayStack start(int symbols, int rows) throws Exception {
        var stack = new GatewayStack(symbols);
        try {
            stack.fill(rows);
            return stack;
        } catch (Exception e) {
            stack.close();
            throw e;
        }
    }

    private void fill(int rows) throws Exception {
        RealVectors vectors = RealVectors.of(Home.resolve(TICKS), config, rows);
        System.out.printf("  %,d vectors of the newest ticks computed%n", vectors.count());
        var history = new RawInserts(sandbox.clickHouseUrl());
        vectors.insert(
                history,
                DecisionTables.FEATURES.with(
                        new SchemaMigrator(
                                        ClickHouseConfig.of(sandbox.clickHouseUrl()),
                                        config.features().set().schema(),
                                        0,
                                        0)
                                .run()));
        String unused =
                history.run(
                        "INSERT INTO tickflow.features SELECT f.* REPLACE (concat('"
                                + STORED
                                + "', toString(number)) AS symbol) FROM (SELECT * FROM"
                                + " tickflow.features) AS f CROSS JOIN numbers("
                                + symbols
                                + ") AS n"
                                + RawInserts.SMALL_BLOCKS);
        awaitMerges(history);
        System.out.println(
                "  rows and parts in ClickHouse: "
                        + history.run(
                                "SELECT sum(rows), count() FROM system.parts WHERE active AND table"
                                        + " = 'features'"));
        vectors.publishNewest(sandbox.bootstrapServers());
    }

    private static void awaitMerges(RawInserts history) throws Exception {
        for (int wait = 0; wait < MERGE_WAITS_MAX; wait++) {
            if (history.run("SELECT count() FROM system.merges").equals("0")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Starts a gateway whose cache is empty. */
    BenchedGateway gateway(double ttlFactor) throws Exception {
        var gateway =
                new Gateway(
                        new GatewayConfig(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                Settings.load(
                                        Home.resolve("flink-conf/tickflow.yaml"),
                                        settings(ttlFactor)),
                                null,
                                Tokens.none(),
                                true,
                                Home.resolve("target/no-rollouts"),
                                new GatewayConfig.Links(
                                        new GatewayConfig.RedisPlace(redis.url(), null),
                                        null,
                                        null,
                                        null)));
        return BenchedGateway.start(gateway);
    }

    private Map<String, String> settings(double ttlFactor) {
        return Map.of(
                "tickflow.kafka.bootstrap-servers",
                sandbox.bootstrapServers(),
                "tickflow.history.clickhouse.url",
                sandbox.clickHouseUrl(),
                "tickflow.gateway.cache.ttl-factor",
                Double.toString(ttlFactor),
                "tickflow.gateway.requests-per-second",
                "1000000",
                "tickflow.gateway.requests-at-once",
                "1000000",
                "tickflow.model.bundle",
                Home.resolve(BenchJobs.BUNDLE).toString());
    }

    /** Path of the symbol in the topic. */
    static String live() {
        return path("EURUSD");
    }

    /** Paths of the symbols in the history. */
    List<String> stored() {
        return IntStream.range(0, symbols).mapToObj(i -> path(STORED + i)).toList();
    }

    /** Puts answers into Redis, and returns their paths. */
    List<String> share(int count) {
        SharedCopies.write(redis.url(), STORED + 0, SHARED, count);
        return IntStream.range(0, count).mapToObj(i -> path(SHARED + i)).toList();
    }

    private static String path(String symbol) {
        return "/v1/symbols/" + symbol + "/features/latest";
    }

    /** Processes of Redis and ClickHouse. */
    List<ProcessHandle> stores() {
        return List.of(
                redis.handle(), ProcessHandle.of(sandbox.clickHouseEngine().pid()).orElseThrow());
    }

    @Override
    public void close() {
        redis.close();
        sandbox.close();
        folder.close();
    }
}
