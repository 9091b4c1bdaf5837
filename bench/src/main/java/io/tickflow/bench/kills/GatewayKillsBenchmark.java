package io.tickflow.bench.kills;

import io.tickflow.bench.FeedPlan;
import io.tickflow.bench.JobStack;
import io.tickflow.bench.Machine;
import io.tickflow.bench.OrderArrivals;
import io.tickflow.bench.TimedFeed;
import io.tickflow.bench.gateway.RedisProcess;
import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.JavaCommand;
import io.tickflow.process.ScratchFolder;
import io.tickflow.settings.store.SettingChange;
import io.tickflow.settings.store.SettingStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Answers of the gateway and latency of orders in one run, while Redis, ClickHouse, PostgreSQL and
 * Kafka are killed one after the other; then the law of orders.
 */
@Command(
        name = "gateway-kills",
        mixinStandardHelpOptions = true,
        description =
                "Redis, ClickHouse, PostgreSQL and Kafka killed in turn under load: answers of the gateway, and orders.")
final class GatewayKillsBenchmark implements Callable<Integer> {

    private static final Duration GATEWAY_MAX = Duration.ofMinutes(2);
    private static final int GATEWAY_MEGABYTES = 384;

    private static final List<String> PHASES =
            List.of(
                    "before",
                    "Redis down",
                    "back",
                    "ClickHouse down",
                    "back",
                    "PostgreSQL down",
                    "back",
                    "Kafka down",
                    "back",
                    "after");

    @Mixin private final FeedPlan plan = new FeedPlan(50, 30, 20);

    public static void main(String[] args) {
        System.exit(new CommandLine(new GatewayKillsBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var folder = ScratchFolder.create();
                JobStack stack = JobStack.start(JobStack.ORDERS);
                RedisProcess redis = RedisProcess.start(folder).orElseThrow();
                PostgresServer postgres = PostgresServer.start(folder)) {
            store(postgres, stack.settings());
            ChildProcess gateway =
                    folder.start(gateway(postgres.url(), redis.url(), stack.cluster().webUrl()));
            var caller = new GatewayCaller(URI.create(gateway.awaitReady(GATEWAY_MAX)));
            measure(stack, redis, postgres, caller);
            OrderProof.check(stack.sandbox());
            return stack.verifyHistory();
        }
    }

    /** Settings of the jobs, from which the gateway reads. */
    private static void store(PostgresServer postgres, Configuration settings) {
        var changes = new TreeMap<String, SettingChange>();
        settings.toMap().forEach((name, value) -> changes.put(name, SettingChange.to(value)));
        try (var store = new SettingStore(postgres.place(), null)) {
            var unused = store.set(changes, "bench", "settings of the run", 0);
        }
    }

    private static JavaCommand gateway(String store, String redis, String jobManager) {
        return new JavaCommand(
                "gateway",
                Main.class,
                List.of(
                        "gateway",
                        "--port",
                        "0",
                        "--config",
                        store,
                        "--redis",
                        redis,
                        "--jobmanager",
                        jobManager),
                GATEWAY_MEGABYTES,
                List.of("-Dtickflow.home=" + Home.resolve("").toAbsolutePath()));
    }

    private void measure(
            JobStack stack, RedisProcess redis, PostgresServer postgres, GatewayCaller caller)
            throws Exception {
        TimedFeed feed = plan.feed(stack.bootstrapServers(), PHASES.size());
        var load = new GatewayLoad(caller, market -> ageMillis(feed, market));
        var outages =
                new Outages(
                        new Victims(caller, feed).all(stack.sandbox(), redis, postgres),
                        caller,
                        load,
                        phase -> feed.dueNanos(plan.firstTick(phase)));
        try (var arrivals = new OrderArrivals(stack.bootstrapServers(), feed, plan, PHASES)) {
            load.start();
            var driver = new Thread(() -> run(outages, load), "outages");
            driver.start();
            feed.run();
            driver.join();
            load.end();
            arrivals.print();
        }
        for (int phase = 0; phase < PHASES.size(); phase++) {
            System.out.println(PHASES.get(phase));
            load.print(phase);
        }
        outages.lines().forEach(System.out::println);
        System.out.println(Machine.describe());
    }

    private static long ageMillis(TimedFeed feed, long marketMillis) {
        return (System.nanoTime() - feed.dueNanos(TimedFeed.indexOf(marketMillis))) / 1_000_000;
    }

    private static void run(Outages outages, GatewayLoad load) {
        try {
            outages.run();
            load.begin(PHASES.size() - 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("an outage failed", e);
        }
    }
}
