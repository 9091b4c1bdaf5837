package io.tickflow.bench.restart;

import io.tickflow.bench.Machine;
import io.tickflow.connector.orderlog.KafkaOrderLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.execution.OrderLedger;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Restores the ledger of a sink from a long log, without a snapshot and with one. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = "Time and heap of a sink that reads its log at the start.")
final class RestartBenchmark implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int READ_MILLIS_MAX = 1_200_000;
    private static final int TAIL = 5_000;
    private static final double MEGABYTE = 1 << 20;

    @Option(names = "--orders", defaultValue = "1000000", description = "Orders of the log.")
    private int orders;

    @Option(names = "--open", defaultValue = "100", description = "Orders without an end.")
    private int open;

    private final Deployment deployment = new Deployment("bench", Mode.DEMO);

    public static void main(String[] args) {
        System.exit(new CommandLine(new RestartBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var folder = ScratchFolder.create();
                var broker = KafkaBroker.start(folder)) {
            String servers = broker.bootstrapServers();
            new TopicCheck(servers, TIMEOUT).run(TopicCatalogue.bundled(), true);
            Path snapshots = folder.data("ledgers");
            OrderLogConfig config =
                    OrderLogConfig.on(servers)
                            .withReadTimeoutMillis(READ_MILLIS_MAX)
                            .withSnapshots(OrderLogConfig.SNAPSHOT_EVERY, snapshots.toString());
            try (var logged = new LoggedOrders(servers, deployment)) {
                logged.writeOpen(open);
                logged.writeEnded(orders);
                restore(config, "without a snapshot");
                logged.writeEnded(TAIL);
                restore(config, "snapshot, %d orders behind it".formatted(TAIL));
                restore(config, "the same again");
            }
        }
        System.out.println(Machine.describe());
        return 0;
    }

    private void restore(OrderLogConfig config, String how) throws IOException {
        long heapBefore = heap();
        var ledger = new OrderLedger(ExecutionLimits.DEFAULT.rememberedOrdersMax());
        // Closing waits for the snapshot that this may write.
        try (var log = KafkaOrderLog.open(config, deployment)) {
            long startNanos = System.nanoTime();
            long unused = log.restore(LoggedOrders.ACCOUNT, ledger);
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d orders logged, %d open, %.2f s, ledger of %.1f MB%n",
                    how,
                    orders,
                    ledger.openCount(),
                    seconds,
                    (heap() - heapBefore) / MEGABYTE);
        }
        if (ledger.openCount() != open) {
            throw new IllegalStateException(
                    "%d orders are open, expected %d".formatted(ledger.openCount(), open));
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
