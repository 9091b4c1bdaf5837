package io.tickflow.bench;

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
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.HdrHistogram.Histogram;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Latency of decisions and of orders with ClickHouse, without it, and with it again, in one run;
 * then {@code verify history}.
 */
@Command(
        name = "outage",
        mixinStandardHelpOptions = true,
        description = "Latency while ClickHouse is down, and whether the history is whole after.")
final class OutageBenchmark implements Callable<Integer> {

    private static final List<String> PHASES = List.of("before", "down", "after");

    @Option(names = "--rate", defaultValue = "200", description = "Ticks a second.")
    private int rate;

    @Option(names = "--warm-up", defaultValue = "30", description = "Seconds that do not count.")
    private int warmUpSeconds;

    @Option(names = "--seconds", defaultValue = "60", description = "Seconds of each phase.")
    private int seconds;

    public static void main(String[] args) {
        System.exit(new CommandLine(new OutageBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.everything(), line -> {})) {
            Configuration flink =
                    LocalCluster.configuration(
                            LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
            try (LocalCluster cluster = LocalCluster.start(flink)) {
                new DemoJobs(plan(), flink).submitTo(cluster, sandbox);
                while (!cluster.allRunning()) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                measure(sandbox);
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
    }

    /** Every prediction becomes a signal, and an order lives for a second. */
    private static DemoPlan plan() {
        return new DemoPlan(
                List.of(),
                ReplaySpeed.MAX,
                false,
                null,
                Home.resolve(BenchJobs.BUNDLE).toString(),
                null,
                1,
                Map.of(
                        "tickflow.signal.confidence-min", "0.5",
                        "tickflow.signal.cooldown", "0 ms",
                        "tickflow.signal.horizon", "1 s",
                        "tickflow.risk.entries-per-second", "1000",
                        "tickflow.risk.entry-burst", "1000"));
    }

    private void measure(Sandbox sandbox) throws Exception {
        int warmUpTicks = rate * warmUpSeconds;
        int phaseTicks = rate * seconds;
        var feed =
                new TimedFeed(
                        sandbox.bootstrapServers(), rate, warmUpTicks + PHASES.size() * phaseTicks);
        ClickHouseEngine engine = sandbox.clickHouseEngine();
        var outage =
                new Thread(() -> interrupt(engine, feed, warmUpTicks + phaseTicks, phaseTicks));
        outage.setDaemon(true);
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
                var orders =
                        arrivals(
                                sandbox,
                                feed,
                                EventTypes.EXECUTIONS.topic(),
                                PhasedArrivals.index(
                                        EventTypes.EXECUTIONS,
                                        ExecutionReport::eventTimeMillis,
                                        report ->
                                                report.leg() == Leg.ENTRY
                                                        && report.state() == OrderState.SENT))) {
            outage.start();
            feed.run();
            print("Kafka echo", echoes.await());
            print("tick to decision", signals.await());
            print("tick to order sent", orders.await());
        } finally {
            echo.close();
        }
        outage.join();
        System.out.println(Machine.describe());
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

    private static void interrupt(ClickHouseEngine engine, TimedFeed feed, int from, int ticks) {
        try {
            sleepUntil(feed.dueNanos(from));
            engine.kill();
            System.out.println("ClickHouse was killed");
            sleepUntil(feed.dueNanos(from + ticks));
            engine.restart();
            System.out.println("ClickHouse runs again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
    }

    private static void print(String what, List<Histogram> phases) {
        for (int i = 0; i < PHASES.size(); i++) {
            Histogram histogram = phases.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "%-20s %-7s p50 %8.2f ms  p99 %8.2f ms  p99.9 %8.2f ms  max %8.2f ms  n %,d%n",
                    what,
                    PHASES.get(i),
                    histogram.getValueAtPercentile(50) / 1e3,
                    histogram.getValueAtPercentile(99) / 1e3,
                    histogram.getValueAtPercentile(99.9) / 1e3,
                    histogram.getMaxValue() / 1e3,
                    histogram.getTotalCount());
        }
    }
}
