package io.tickflow.bench.gateway;

import io.tickflow.bench.Machine;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Latest features of a symbol from each layer, beside a bare handler of the same server. */
@Command(
        name = "gateway",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Latest features of a symbol from the gateway, beside a bare handler of the same server"
                    + " that sends the same bytes: from the topic in memory, from the cache in memory"
                    + " (L1), from Redis with an empty memory (L2), and from ClickHouse with stale"
                    + " answers in both (L3).",
            "Starts Kafka, ClickHouse, Redis and the gateways itself, and checks by the gateway's"
                    + " metrics that answers came from the layer. Takes about three minutes."
        })
final class GatewayBenchmark implements Callable<Integer> {

    private static final String BARE = "bare handler";
    private static final String TOPIC = "topic";
    private static final List<String> WAYS = List.of(BARE, TOPIC, "L3", "L2", "L1");

    /** Symbols whose answers are in memory. */
    private static final int REPEATED = 32;

    /** Each answer is loaded anew. */
    private static final double NEVER_FRESH = 0;

    /** Answers are fresh for longer than a round. */
    private static final double FRESH = 100;

    @Option(names = "--rounds", defaultValue = "4", description = "By turns; one more is warm-up.")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "Of each half of a way in a round: one by one, then at full load.")
    private int seconds;

    @Option(names = "--connections", defaultValue = "8", description = "At full load.")
    private int connections;

    @Option(names = "--symbols", defaultValue = "2000", description = "In ClickHouse, 32 at least.")
    private int symbols;

    @Option(names = "--rows", defaultValue = "150", description = "Of each of these symbols.")
    private int rows;

    @Option(
            names = "--shared",
            defaultValue = "60000",
            description = "Answers in Redis, each asked once a round.")
    private int shared;

    private final Map<String, Way> ways = new LinkedHashMap<>();
    private long endNanos;

    public static void main(String[] args) {
        System.exit(new CommandLine(new GatewayBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        WAYS.forEach(name -> ways.put(name, new Way(name)));
        System.out.println("starts Kafka, ClickHouse and Redis, and fills them");
        try (GatewayStack stack = GatewayStack.start(symbols, rows);
                BenchedGateway loading = stack.gateway(NEVER_FRESH)) {
            byte[] body = loading.await(GatewayStack.live());
            System.out.printf("an answer has %,d bytes%n", body.length);
            loading.awaitQuiet();
            var load = new Load(stack.stores(), connections, seconds);
            endNanos =
                    System.nanoTime()
                            + TimeUnit.SECONDS.toNanos((rounds + 1L) * WAYS.size() * 2 * seconds);
            try (var bare = new BareServer(body)) {
                for (int round = 0; round <= rounds; round++) {
                    round(round, stack, loading, bare.url(), load);
                }
            }
        }
        Way bare = Objects.requireNonNull(ways.get(BARE));
        ways.values().forEach(way -> System.out.println(way.summary(bare)));
        System.out.println("in brackets: times the bare handler; " + Machine.describe());
        return 0;
    }

    private void round(int round, GatewayStack stack, BenchedGateway loading, URI bare, Load load)
            throws Exception {
        add(round, BARE, load.run(bare, Questions.again(List.of("/"))));
        List<String> live = List.of(GatewayStack.live());
        add(round, TOPIC, checked(loading, load, Questions.again(live), CacheUses.NONE));
        // A cold gateway, asked once for each: with an older answer at hand it waits 300 ms at
        // most.
        try (BenchedGateway cold = stack.gateway(NEVER_FRESH)) {
            byte[] unused = cold.await(GatewayStack.live());
            cold.awaitQuiet();
            add(round, "L3", checked(cold, load, Questions.once(stack.stored()), "l3"));
        }
        List<String> stored = stack.stored().subList(0, REPEATED);
        List<String> copies = stack.share(shared);
        try (BenchedGateway reading = stack.gateway(FRESH)) {
            byte[] unused = reading.await(GatewayStack.live());
            reading.awaitShared(stored);
            reading.awaitQuiet();
            add(round, "L2", checked(reading, load, Questions.once(copies), "l2"));
            for (String path : stored) {
                unused = reading.await(path);
            }
            add(round, "L1", checked(reading, load, Questions.again(stored), "l1"));
        }
    }

    private static Load.Round checked(
            BenchedGateway gateway, Load load, Questions questions, String layer) throws Exception {
        CacheUses before = CacheUses.of(gateway.url());
        Load.Round round = load.run(gateway.url(), questions);
        CacheUses.of(gateway.url()).require(before, layer, round.answers());
        return round;
    }

    private void add(int round, String name, Load.Round figures) {
        if (round > 0) {
            Objects.requireNonNull(ways.get(name)).add(figures);
        }
        long left = Math.max(0, TimeUnit.NANOSECONDS.toSeconds(endNanos - System.nanoTime()));
        System.out.printf(
                "%s %s; about %d s left%n",
                round == 0 ? "warm-up  " : "round " + round + '/' + rounds,
                Way.line(name, figures),
                left);
    }
}
