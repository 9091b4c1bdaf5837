package io.tickflow.bench.restart;

import io.tickflow.bench.Machine;
import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.orderlog.KafkaOrderLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.execution.OrderLedger;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.process.FreePorts;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import java.io.IOException;
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
    private static final int TAIL = 5_000;
    private static final int STARTS_MAX = 5;
    private static final double MEGABYTE = 1 << 20;

    @Option(
            names = "--orders",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "Orders of the log, in growing numbers.")
    private int[] sizes = {};

    @Option(names = "--open", defaultValue = "100", description = "Orders without an end.")
    private int open;

    private final Deployment deployment = new Deployment("bench", Mode.DEMO);

    public static void main(String[] args) {
        System.exit(new CommandLine(new RestartBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (var folder = ScratchFolder.create();
                var broker = started(folder)) {
            String servers = broker.bootstrapServers();
            new TopicCheck(servers, TIMEOUT).run(TopicCatalogue.bundled(), true);
            OrderLogConfig whole = OrderLogConfig.on(servers);
            OrderLogConfig snapshots =
                    whole.withSnapshots(
                            OrderLogConfig.SNAPSHOT_EVERY, folder.data("ledgers").toString());
            try (var logged = new LoggedOrders(servers, deployment)) {
                logged.writeOpen(open);
                for (int size : sizes) {
                    logged.writeEnded(size - logged.ended());
                    restore(whole, logged.ended(), "sink, whole log");
                    read(whole, logged.ended(), "desk, whole log");
                    restore(snapshots, logged.ended(), "sink, writes a snapshot");
                    logged.writeEnded(TAIL);
                    restore(snapshots, logged.ended(), "sink, snapshot");
                    read(snapshots, logged.ended(), "desk, snapshot");
                }
            }
        }
        System.out.println(Machine.describe());
        return 0;
    }

    /** A busy machine may need several starts. */
    private static KafkaBroker started(ScratchFolder folder) {
        int port = FreePorts.find(1).get(0);
        for (int start = 1; start < STARTS_MAX; start++) {
            try {
                return KafkaBroker.start(folder, port);
            } catch (ProcessException e) {
                System.err.println(e.getMessage() + "; once more");
            }
        }
        return KafkaBroker.start(folder, port);
    }

    private void restore(OrderLogConfig config, int orders, String how) throws IOException {
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

    /** Reads what a desk without a state reads. */
    private void read(OrderLogConfig config, int orders, String how) throws IOException {
        var told = new ToldRecords();
        long startNanos = System.nanoTime();
        LogPosition unused =
                new KafkaDeskLog(config, deployment.mode(), LoggedOrders.ACCOUNT)
                        .read(LogPosition.START, told);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d orders logged, %,d records told, %.2f s%n",
                how,
                orders,
                told.count,
                (System.nanoTime() - startNanos) / 1e9);
    }

    /** Counts what a desk is told. */
    private static final class ToldRecords implements DeskLog.Reader {

        private long count;

        @Override
        public void onVerdict(long offset, OrderDecision verdict) {
            count++;
        }

        @Override
        public void onUnread(long offset, UnreadRecord record) {
            throw new IllegalStateException("cannot be read: " + record);
        }

        @Override
        public void onMessage(DeskMessage message) {
            count++;
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
