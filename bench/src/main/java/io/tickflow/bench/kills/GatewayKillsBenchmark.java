package io.tickflow.bench.kills;

import io.tickflow.bench.Echo;
import io.tickflow.bench.Machine;
import io.tickflow.bench.PhasedArrivals;
import io.tickflow.bench.TimedFeed;
import io.tickflow.bench.gateway.RedisProcess;
import io.tickflow.bench.kills.GatewayCaller.Reply;
import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.demo.DemoJobs;
import io.tickflow.cli.demo.DemoPlan;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.signal.Signal;
import io.tickflow.process.ChildProcess;
import io.tickflow.process.JavaCommand;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.store.SettingChange;
import io.tickflow.settings.store.SettingStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.HdrHistogram.Histogram;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
    private static final long FRESH_MILLIS_MAX = 3_000;
    private static final String FLAG = "tickflow.gateway.requests-at-once";

    /** No default has it. */
    private static final String BURST = "217";

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

    @Option(names = "--rate", defaultValue = "50", description = "Ticks a second.")
    private int rate;

    @Option(names = "--warm-up", defaultValue = "30", description = "Seconds that do not count.")
    private int warmUpSeconds;

    @Option(names = "--seconds", defaultValue = "20", description = "Seconds of each phase.")
    private int seconds;

    public static void main(String[] args) {
        System.exit(new CommandLine(new GatewayKillsBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var folder = ScratchFolder.create();
                Sandbox sandbox = Sandbox.start(SandboxConfig.everything(), line -> {});
                RedisProcess redis = RedisProcess.start(folder).orElseThrow();
                PostgresServer postgres = PostgresServer.start(folder)) {
            Configuration flink =
                    LocalCluster.configuration(
                            LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
            try (LocalCluster cluster = LocalCluster.start(flink)) {
                var jobs = new DemoJobs(plan(), flink);
                jobs.submitTo(cluster, sandbox);
                while (!cluster.allRunning()) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                store(postgres, jobs.settings(sandbox));
                ChildProcess gateway =
                        folder.start(gateway(postgres.url(), redis.url(), cluster.webUrl()));
                var caller = new GatewayCaller(URI.create(gateway.awaitReady(GATEWAY_MAX)));
                measure(sandbox, redis, postgres, caller);
                OrderProof.check(sandbox);
                return verifyHistory(sandbox);
            }
        }
    }

    /** Every prediction becomes a signal, and an order lives for a second. */
    private static DemoPlan plan() {
        return new DemoPlan(
                List.of(),
                ReplaySpeed.MAX,
                false,
                null,
                Home.resolve("models/bundles/direction-eurusd/1").toString(),
                null,
                1,
                Map.of(
                        "tickflow.signal.confidence-min", "0.5",
                        "tickflow.signal.cooldown", "0 ms",
                        "tickflow.signal.horizon", "1 s",
                        "tickflow.risk.entries-per-second", "1000",
                        "tickflow.risk.entry-burst", "1000"));
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
            Sandbox sandbox, RedisProcess redis, PostgresServer postgres, GatewayCaller caller)
            throws Exception {
        int warmUpTicks = rate * warmUpSeconds;
        int phaseTicks = rate * seconds;
        var feed =
                new TimedFeed(
                        sandbox.bootstrapServers(), rate, warmUpTicks + PHASES.size() * phaseTicks);
        var load =
                new GatewayLoad(
                        caller,
                        market ->
                                (System.nanoTime() - feed.dueNanos(TimedFeed.indexOf(market)))
                                        / 1_000_000);
        var outages =
                new Outages(
                        victims(sandbox, redis, postgres, caller, feed),
                        caller,
                        load,
                        phase -> feed.dueNanos(warmUpTicks + phase * phaseTicks));
        Echo echo = Echo.start(sandbox.bootstrapServers());
        try (var echoes = arrivals(sandbox, feed, Echo.OUT, Echo::index);
                var signals =
                        arrivals(
                                sandbox,
                                feed,
                                EventTypes.SIGNALS.topic(),
                                PhasedArrivals.index(
                                        EventTypes.SIGNALS,
                                        Signal::eventTimeMillis,
                                        signal -> true));
                var sent = orders(sandbox, feed, OrderState.SENT);
                var filled = orders(sandbox, feed, OrderState.FILLED)) {
            load.start();
            var driver = new Thread(() -> run(outages, load), "outages");
            driver.start();
            feed.run();
            driver.join();
            load.end();
            print("Kafka echo", echoes.await());
            print("tick to decision", signals.await());
            print("tick to order sent", sent.await());
            print("tick to fill", filled.await());
        } finally {
            echo.close();
        }
        for (int phase = 0; phase < PHASES.size(); phase++) {
            System.out.println(PHASES.get(phase));
            load.print(phase);
        }
        outages.lines().forEach(System.out::println);
        System.out.println(Machine.describe());
    }

    private PhasedArrivals orders(Sandbox sandbox, TimedFeed feed, OrderState state) {
        Predicate<ExecutionReport> counted =
                report -> report.leg() == Leg.ENTRY && report.state() == state;
        return arrivals(
                sandbox,
                feed,
                EventTypes.EXECUTIONS.topic(),
                PhasedArrivals.index(
                        EventTypes.EXECUTIONS, ExecutionReport::eventTimeMillis, counted));
    }

    private PhasedArrivals arrivals(
            Sandbox sandbox,
            TimedFeed feed,
            String topic,
            ToIntFunction<ConsumerRecord<byte[], byte[]>> index) {
        return new PhasedArrivals(
                sandbox.bootstrapServers(),
                topic,
                index,
                feed,
                rate * warmUpSeconds,
                rate * seconds,
                PHASES.size());
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

    private static List<Victim> victims(
            Sandbox sandbox,
            RedisProcess redis,
            PostgresServer postgres,
            GatewayCaller caller,
            TimedFeed feed) {
        return List.of(
                new Victim(
                        "Redis",
                        redis::kill,
                        redis::restart,
                        () -> !Outages.gatewayTells(caller, "Redis")),
                new Victim(
                        "ClickHouse",
                        sandbox.clickHouseEngine()::kill,
                        sandbox.clickHouseEngine()::restart,
                        () -> hasFreshBars(caller, feed)),
                new Victim(
                        "PostgreSQL",
                        postgres::kill,
                        () -> {
                            postgres.restart();
                            change(postgres);
                        },
                        () -> caller.ask("/v1/settings").body().toString().contains(BURST)),
                new Victim(
                        "Kafka",
                        sandbox.broker()::kill,
                        sandbox.broker()::restart,
                        () -> hasFreshOrders(caller)));
    }

    private static void change(PostgresServer postgres) {
        try (var store = new SettingStore(postgres.place(), null)) {
            var unused =
                    store.set(
                            Map.of(FLAG, SettingChange.to(BURST)),
                            "bench",
                            "does it come?",
                            store.newest());
        }
    }

    private static boolean hasFreshBars(GatewayCaller caller, TimedFeed feed)
            throws InterruptedException {
        Reply bars = caller.ask("/v1/symbols/EURUSD/bars?limit=60");
        long dueNanos = feed.dueNanos(TimedFeed.indexOf(bars.meta().path("asOfMillis").asLong()));
        return bars.isOk()
                && !bars.isDegraded()
                && (System.nanoTime() - dueNanos) / 1_000_000 < FRESH_MILLIS_MAX;
    }

    private static boolean hasFreshOrders(GatewayCaller caller) throws InterruptedException {
        Reply features = caller.ask("/v1/symbols/EURUSD/features/latest");
        Reply executions = caller.ask("/v1/executions?state=SENT&limit=1");
        return caller.ask("/v1/health/ready").isOk() && isFresh(features) && isFresh(executions);
    }

    private static boolean isFresh(Reply reply) {
        return reply.isOk()
                && !reply.isDegraded()
                && reply.meta().path("ageMillis").asLong() < FRESH_MILLIS_MAX;
    }

    private static void print(String what, List<Histogram> phases) {
        for (int i = 0; i < PHASES.size(); i++) {
            Histogram histogram = phases.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %-16s p50 %8.2f ms  p99 %8.2f ms  max %8.2f ms  n %,d%n",
                    what,
                    PHASES.get(i),
                    histogram.getValueAtPercentile(50) / 1e3,
                    histogram.getValueAtPercentile(99) / 1e3,
                    histogram.getMaxValue() / 1e3,
                    histogram.getTotalCount());
        }
    }

    private static int verifyHistory(Sandbox sandbox) {
        return Main.commandLine()
                .execute(
                        "verify",
                        "history",
                        "--wait=300",
                        "--bootstrap-servers",
                        sandbox.bootstrapServers(),
                        "--clickhouse",
                        sandbox.clickHouseUrl());
    }
}
