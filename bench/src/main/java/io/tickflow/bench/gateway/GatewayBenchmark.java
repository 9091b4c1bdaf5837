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
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    @Option(names = "--bootstrap-servers", defaultValue = "127.0.0.1:9092")
    private String kafka = "";

    @Option(names = "--clickhouse", defaultValue = "http://127.0.0.1:8123")
    private String clickHouse = "";

    @Option(names = "--symbol", defaultValue = "EURUSD")
    private String symbol = "";

    @Option(names = "--requests", defaultValue = "20000", description = "Of a round, one by one.")
    private int requests;

    @Option(names = "--symbols", defaultValue = "2000", description = "Of L2 and L3.")
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
        try (ScratchFolder folder = ScratchFolder.create()) {
            memory();
            copySymbols();
            layers(folder);
        } finally {
            ask("DELETE FROM features WHERE startsWith(symbol, '" + PREFIX + "')");
        }
        System.out.println(Machine.describe());
        return 0;
    }

    private static String path(String ofSymbol) {
        return "/v1/symbols/" + ofSymbol + "/features/latest";
    }

    /** L1 beside the bare handler. */
    private void memory() throws Exception {
        try (Gateway gateway = gateway(kafka, null, "1")) {
            URI url = start(gateway);
            byte[] body = await(url, path(symbol));
            try (var bare = new BareServer(body)) {
                var own = new ArrayList<Round>();
                var other = new ArrayList<Round>();
                for (int round = -1; round < rounds; round++) {
                    Round first = round(bare.url(), "/");
                    Round second = round(url, path(symbol));
                    if (round >= 0) {
                        other.add(first);
                        own.add(second);
                    }
                }
                System.out.printf(Locale.ROOT, "an answer has %,d bytes%n", body.length);
                print("bare handler", other, other);
                print("L1", own, other);
            }
        }
    }

    private record Round(Histogram latencies, Load.Rate rate) {}

    private Round round(URI url, String path) throws Exception {
        return new Round(
                Load.latencies(url, List.of(path), requests),
                Load.rate(url, path, connections, seconds));
    }

    private void layers(ScratchFolder folder) throws Exception {
        List<String> paths = IntStream.range(0, symbols).mapToObj(i -> path(PREFIX + i)).toList();
        var redis = RedisProcess.start(folder);
        if (redis.isPresent()) {
            try (RedisProcess server = redis.get();
                    Gateway writer = gateway(NOWHERE, server.url(), "100");
                    Gateway reader = gateway(NOWHERE, server.url(), "100")) {
                URI first = start(writer);
                URI second = start(reader);
                // Both connect to Redis when they are first asked.
                var unused = await(first, path(symbol)).length + await(second, path(symbol)).length;
                TimeUnit.SECONDS.sleep(2);
                var written = Load.latencies(first, paths, paths.size());
                print("L3, and into Redis", written);
                print("L2", Load.latencies(second, paths, paths.size()));
                print("metrics", second);
            }
        }
        try (Gateway gateway = gateway(NOWHERE, null, "0")) {
            URI url = start(gateway);
            print("L3, warm-up", Load.latencies(url, paths, paths.size()));
            print("L3", Load.latencies(url, paths, paths.size()));
        }
    }

    private static void print(String name, URI url) throws Exception {
        String metrics = get(url.resolve("/v1/metrics")).body();
        metrics.lines()
                .filter(line -> line.startsWith("tickflow_gateway_cache_uses_total{"))
                .forEach(line -> System.out.println("  " + name + ": " + line));
    }

    private static void print(String name, Histogram latencies) {
        System.out.printf(
                Locale.ROOT,
                "%-20s p50 %,7.0f us   p99 %,7.0f us   p99.9 %,7.0f us   (%,d requests)%n",
                name,
                micros(latencies, 50),
                micros(latencies, 99),
                micros(latencies, 99.9),
                latencies.getTotalCount());
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
                CROSS JOIN numbers(%d)
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
