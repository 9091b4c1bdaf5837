package io.tickflow.bench;

import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    private static final int DOWN = 1;

    @Mixin private final FeedPlan plan = new FeedPlan(200, 30, 60);

    public static void main(String[] args) {
        System.exit(new CommandLine(new OutageBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (JobStack stack = JobStack.start(JobStack.ORDERS)) {
            measure(stack);
            return stack.verifyHistory();
        }
    }

    private void measure(JobStack stack) throws Exception {
        TimedFeed feed = plan.feed(stack.bootstrapServers(), PHASES.size());
        ClickHouseEngine engine = stack.sandbox().clickHouseEngine();
        var outage =
                new Thread(
                        () ->
                                interrupt(
                                        engine,
                                        feed.dueNanos(plan.firstTick(DOWN)),
                                        feed.dueNanos(plan.firstTick(DOWN + 1))));
        outage.setDaemon(true);
        try (var arrivals = new OrderArrivals(stack.bootstrapServers(), feed, plan, PHASES)) {
            outage.start();
            feed.run();
            arrivals.print();
        }
        outage.join();
        System.out.println(Machine.describe());
    }

    private static void interrupt(ClickHouseEngine engine, long fromNanos, long toNanos) {
        try {
            sleepUntil(fromNanos);
            engine.kill();
            System.out.println("ClickHouse was killed");
            sleepUntil(toNanos);
            engine.restart();
            System.out.println("ClickHouse runs again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
    }
}
