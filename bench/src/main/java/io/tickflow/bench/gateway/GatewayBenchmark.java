package io.tickflow.bench.gateway;

import io.tickflow.bench.Machine;
import io.tickflow.cli.console.Home;
import io.tickflow.gateway.Gateway;
import io.tickflow.gateway.GatewayConfig;
import io.tickflow.gateway.access.Tokens;
import io.tickflow.process.ScratchFolder;
import io.tickflow.settings.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Latest features of a symbol from each layer, beside a bare handler of the same server. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        description =
                "Latest features from L1, L2 and L3 beside a bare handler. Needs a local stack with vectors of the symbol: bin/tickflow up --jobs, then replay.")
final class GatewayBenchmark implements Callable<Integer> {

    private static final String PREFIX = "BENCH";
    private static final int NANOS_A_MICRO = 1_000;
    private static final int READY_MILLIS_MAX = 60_000;
    private static final String DATABASE = "tickflow";
    private static final String NOWHERE = "127.0.0.1:1";
    private static final String BARE = "bare handler";
    private static final int SETTLE_SECONDS = 3;

    @Option(names = "--bootstrap-servers", defaultValue = "127.0.0.1:9092")
    private String kafka = "";

    @Option(names = "--clickhouse", defaultValue = "http://127.0.0.1:8123")
    private String clickHouse = "";

    @Option(names = "--symbol", defaultValue = "EURUSD")
    private String symbol = "";

    @Option(names = "--requests", defaultValue = "20000", description = "Of a round, one by one.")
    private int requests;

    @Option(
            names = "--symbols",
            defaultValue = "4000",
            description = "Of L2 and L3: half of them one by one, half at full load, once a round.")
    private int symbols;

    @Option(names = "--rounds", defaultValue = "5", description = "By turns; one more is warm-up.")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "4", description = "Of a round at full load.")
    private int seconds;

    @Option(names = "--connections", defaultValue = "8", description = "At full load.")
    private int connections;

    public static void main(String[] args) {
        System.exit(new CommandLine(new GatewayBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (ScratchFolder folder = ScratchFolder.create();
                RedisProcess redis = RedisProcess.start(folder).orElseThrow()) {
            copySymbols();
            measure(redis);
        } finally {
            ask("DELETE FROM features WHERE startsWith(symbol, '" + PREFIX + "')");
        }
        System.out.println(Machine.describe());
        return 0;
    }

    private static String path(String ofSymbol) {
        return "/v1/symbols/" + ofSymbol + "/features/latest";
    }

    /** Bare handler, memory, ClickHouse, Redis by turns. */
    private void measure(RedisProcess redis) throws Exception {
        List<String> paths = IntStream.range(0, symbols).mapToObj(i -> path(PREFIX + i)).toList();
        try (Gateway memory = gateway(kafka, null, "1");
                Gateway stored = gateway(NOWHERE, redis.url(), "0")) {
            URI own = start(memory);
            byte[] body = await(own, path(symbol));
            URI loading = start(stored);
            settle(loading);
            System.out.printf(Locale.ROOT, "an answer has %,d bytes%n", body.length);
            try (var bare = new BareServer(body)) {
                Map<String, List<Round>> rounds = new LinkedHashMap<>();
                for (int round = -1; round < this.rounds; round++) {
                    var all = new LinkedHashMap<String, Round>();
                    all.put(BARE, round(bare.url(), "/"));
                    all.put("L1", round(own, path(symbol)));
                    all.put("L3", once(loading, paths));
                    all.put("L2", shared(redis, paths));
                    if (round >= 0) {
                        all.forEach(
                                (name, figures) ->
                                        rounds.computeIfAbsent(name, n -> new ArrayList<>())
                                                .add(figures));
                    }
                }
                List<Round> beside = Objects.requireNonNull(rounds.get(BARE));
                rounds.forEach((name, figures) -> print(name, figures, beside));
            }
        }
    }

    /** A gateway whose memory is empty finds in Redis what the other one has loaded. */
    private Round shared(RedisProcess redis, List<String> paths) throws Exception {
        try (Gateway reader = gateway(NOWHERE, redis.url(), "100")) {
            URI url = start(reader);
            settle(url);
            Round figures = once(url, paths);
            print("metrics", url);
            return figures;
        }
    }

    /** The connection to Redis is made when it is first asked, and the bundle is read. */
    private void settle(URI url) throws Exception {
        var unused = await(url, path(symbol)).length;
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    }

    private record Round(Histogram latencies, Load.Rate rate) {}

    private Round round(URI url, String path) throws Exception {
        return new Round(
                Load.latencies(url, List.of(path), requests),
                Load.rate(url, path, connections, seconds));
    }

    /** Half of the symbols one by one, half at full load. */
    private Round once(URI url, List<String> paths) throws Exception {
        int half = paths.size() / 2;
        return new Round(
                Load.latencies(url, paths.subList(0, half), half),
                Load.once(url, paths.subList(half, paths.size()), connections));
    }

    private static void print(String name, URI url) throws Exception {
        String metrics = get(url.resolve("/v1/metrics")).body();
        metrics.lines()
                .filter(line -> line.startsWith("tickflow_gateway_cache_uses_total{"))
                .forEach(line -> System.out.println("  " + name + ": " + line));
    }

    private static void print(String name, List<Round> rounds, List<Round> bare) {
        System.out.printf(
                Locale.ROOT,
                "%-14s p50 %,6.0f us (%.2f)  p99 %,6.0f us (%.2f)  p99.9 %,6.0f us (%.2f)"
                        + "  %,7.0f/s (%.2f)  %,7.0f a core-second (%.2f)%n",
                name,
                median(rounds, 50),
                median(rounds, 50) / median(bare, 50),
                median(rounds, 99),
                median(rounds, 99) / median(bare, 99),
                median(rounds, 99.9),
                median(rounds, 99.9) / median(bare, 99.9),
                perSecond(rounds),
                perSecond(bare) / perSecond(rounds),
                perCore(rounds),
                perCore(bare) / perCore(rounds));
    }

    private static double median(List<Round> rounds, double percentile) {
        return middle(rounds.stream().map(round -> micros(round.latencies(), percentile)).toList());
    }

    private static double perSecond(List<Round> rounds) {
        return middle(rounds.stream().map(round -> round.rate().perSecond()).toList());
    }

    private static double perCore(List<Round> rounds) {
        return middle(rounds.stream().map(round -> round.rate().perCoreSecond()).toList());
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double micros(Histogram latencies, double percentile) {
        return (double) latencies.getValueAtPercentile(percentile) / NANOS_A_MICRO;
    }

    private Gateway gateway(String brokers, @Nullable String redis, String ttlFactor) {
        Map<String, String> settings = new HashMap<>();
        settings.put("tickflow.kafka.bootstrap-servers", brokers);
        settings.put("tickflow.history.clickhouse.url", clickHouse);
        settings.put("tickflow.gateway.cache.ttl-factor", ttlFactor);
        settings.put("tickflow.gateway.requests-per-second", "1000000");
        settings.put("tickflow.gateway.requests-at-once", "1000000");
        settings.put(
                "tickflow.model.bundle",
                Home.resolve("models/bundles/direction-eurusd/1").toString());
        return new Gateway(
                new GatewayConfig(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Settings.load(Home.resolve("flink-conf/tickflow.yaml"), settings),
                        null,
                        Tokens.none(),
                        true,
                        Home.resolve("target/no-rollouts"),
                        new GatewayConfig.Links(
                                redis == null ? null : new GatewayConfig.RedisPlace(redis, null),
                                null,
                                null,
                                null)));
    }

    private static URI start(Gateway gateway) throws Exception {
        gateway.start();
        return URI.create(gateway.url());
    }

    /** Asks until there is an answer. */
    private static byte[] await(URI url, String path) throws Exception {
        long startMillis = System.currentTimeMillis();
        while (true) {
            HttpResponse<String> answer = get(url.resolve(path));
            if (answer.statusCode() == 200) {
                try (var caller = new HttpCaller(url)) {
                    return caller.ask(caller.request(path));
                }
            }
            if (System.currentTimeMillis() - startMillis > READY_MILLIS_MAX) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static HttpResponse<String> get(URI url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }

    /** Copies the newest vector of the symbol to symbols of the benchmark. */
    private void copySymbols() throws Exception {
        ask(
                """
                INSERT INTO features SELECT f.* REPLACE (concat('%s', toString(number)) AS symbol)
                FROM (SELECT * FROM features WHERE symbol = '%s' ORDER BY event_time DESC LIMIT 1)
                    AS f
                CROSS JOIN numbers(%d) AS n
                """
                        .formatted(PREFIX, symbol, symbols));
    }

    private void ask(String sql) throws Exception {
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(clickHouse + "/?database=" + DATABASE))
                                        .POST(HttpRequest.BodyPublishers.ofString(sql))
                                        .build(),
                                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }
}
