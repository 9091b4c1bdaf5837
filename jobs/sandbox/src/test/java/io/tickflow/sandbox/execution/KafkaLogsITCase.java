package io.tickflow.sandbox.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.lease.KafkaLeaseLog;
import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.orderlog.KafkaOrderLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.connector.paper.FeatureQuotes;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.LedgerImage;
import io.tickflow.core.execution.OrderLedger;
import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.execution.paper.PaperQuotes;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseLog;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.VectorBuilder;
import io.tickflow.testkit.execution.LeaseLogContract;
import io.tickflow.testkit.execution.OrderLogContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts of the logs of orders and leases on a real broker. */
class KafkaLogsITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long LEASE_MILLIS = 5_000;

    private static final int REMEMBERED_MAX = 1_000;

    private static ScratchFolder directory;
    private static KafkaBroker broker;

    @BeforeAll
    static void start(@TempDir Path parent) throws Exception {
        directory = ScratchFolder.create(parent, false);
        broker = KafkaBroker.start(directory);
        new TopicCheck(broker.bootstrapServers(), TIMEOUT).run(TopicCatalogue.bundled(), true);
    }

    @AfterAll
    static void stop() {
        broker.close();
        directory.close();
    }

    @Nested
    class Orders extends OrderLogContract {

        @Override
        protected OrderLog open() throws IOException {
            return KafkaOrderLog.open(
                    OrderLogConfig.on(broker.bootstrapServers()), TestDeployments.DEMO);
        }

        @Override
        protected void append(LeaseChange opening) throws IOException {
            try (LeaseLog leases = leases()) {
                var unused = leases.append(opening);
            }
        }
    }

    @Nested
    class Leases extends LeaseLogContract {

        @Override
        protected LeaseLog open() throws IOException {
            return leases();
        }
    }

    @Test
    void shouldRestoreLedgerFromSnapshotAndTheRecordsBehind(@TempDir Path folder) throws Exception {
        OrderLogConfig config =
                OrderLogConfig.on(broker.bootstrapServers()).withSnapshots(20, folder.toString());
        OrderDecision open = TestOrders.entry("open");
        try (var log = KafkaOrderLog.open(config, TestDeployments.DEMO)) {
            log.append(open).get();
            for (int i = 0; i < 30; i++) {
                end(log, TestOrders.entry("before" + i));
            }
            log.restore(TestOrders.ACCOUNT, new OrderLedger(REMEMBERED_MAX));
            await("a snapshot").atMost(TIMEOUT).until(() -> !names(folder).isEmpty());
        }
        OrderDecision behind = TestOrders.entry("behind");
        try (var log = KafkaOrderLog.open(config, TestDeployments.DEMO)) {
            log.append(behind).get();
            var ledger = new OrderLedger(REMEMBERED_MAX);
            log.restore(TestOrders.ACCOUNT, ledger);
            assertThat(ledger.image()).isEqualTo(whole());
        }
        assertDeskReadsTail(config, open, behind);

        // Its verdict is gone: only the snapshot knows it.
        forgetRecordsUpTo(open);
        assertThat(openIds(config)).contains(open.clOrdId(), behind.clOrdId());
        for (Path file : names(folder)) {
            Files.writeString(file, "damaged");
        }
        assertThat(openIds(config)).contains(behind.clOrdId()).doesNotContain(open.clOrdId());
    }

    /** A desk without a state begins with the snapshot; one with a state does not. */
    private static void assertDeskReadsTail(
            OrderLogConfig config, OrderDecision open, OrderDecision behind) throws IOException {
        var desk = new RecordingReader();
        var log = new KafkaDeskLog(config, Mode.DEMO, TestOrders.ACCOUNT);
        LogPosition end = log.read(LogPosition.START, desk);
        var all = new RecordingReader();
        var whole = new KafkaDeskLog(config, Mode.DEMO);

        assertThat(whole.read(LogPosition.START, all)).isEqualTo(end);
        assertThat(desk.read).containsOnlyOnce(open, behind);
        assertThat(desk.read.indexOf(open)).isLessThan(desk.read.indexOf(behind));
        assertThat(desk.judged).contains(open.decisionId(), "decision-before0");
        assertThat(all.judged).isEmpty();
        var later = new RecordingReader();
        assertThat(log.read(new LogPosition(1, 0, 0), later)).isEqualTo(end);
        assertThat(later.judged).isEmpty();
    }

    @Test
    void shouldTellQuotesOfTicksFromNowOn() throws Exception {
        Queue<Double> bids = new ConcurrentLinkedQueue<>();
        var times = new AtomicInteger();
        try (var producer =
                        new KafkaProducer<>(
                                Map.<String, Object>of(
                                        "bootstrap.servers", broker.bootstrapServers()),
                                new ByteArraySerializer(),
                                new ByteArraySerializer());
                var quotes =
                        new FeatureQuotes(new KafkaConfig(broker.bootstrapServers(), Map.of()))) {
            tick(producer, 1.1);
            quotes.start(
                    new PaperQuotes.Listener() {
                        @Override
                        public void onQuote(String symbol, double bid, double ask) {
                            bids.add(bid);
                        }

                        @Override
                        public void onTime() {
                            times.incrementAndGet();
                        }
                    });
            await("a quote")
                    .atMost(TIMEOUT)
                    .until(
                            () -> {
                                tick(producer, 1.2);
                                return !bids.isEmpty();
                            });
            await("time").atMost(TIMEOUT).until(() -> times.get() > 2);
        }
        assertThat(bids).containsOnly(1.2);
    }

    private static void tick(KafkaProducer<byte[], byte[]> producer, double bid) throws Exception {
        FeatureVector vector =
                VectorBuilder.vector("d").symbol(TestOrders.SYMBOL).quote(bid, bid + 0.1).build();
        producer.send(
                        new ProducerRecord<>(
                                EventTypes.FEATURES.topic(),
                                EventTypes.FEATURES.encode(vector, TestDeployments.PAPER)))
                .get();
    }

    private static void end(KafkaOrderLog log, OrderDecision order) throws Exception {
        log.append(order).get();
        log.append(ExecutionReport.ofSink(order, OrderState.EXPIRED, "", 1)).get();
    }

    private static LedgerImage whole() throws Exception {
        var ledger = new OrderLedger(REMEMBERED_MAX);
        try (var log =
                KafkaOrderLog.open(
                        OrderLogConfig.on(broker.bootstrapServers()), TestDeployments.DEMO)) {
            log.restore(TestOrders.ACCOUNT, ledger);
        }
        return ledger.image();
    }

    private static List<String> openIds(OrderLogConfig config) throws Exception {
        var ledger = new OrderLedger(REMEMBERED_MAX);
        try (var log = KafkaOrderLog.open(config, TestDeployments.DEMO)) {
            log.restore(TestOrders.ACCOUNT, ledger);
        }
        return ledger.image().open().stream().map(order -> order.intent().clOrdId()).toList();
    }

    private static void forgetRecordsUpTo(OrderDecision verdict) throws Exception {
        var reader = new VerdictOffsets();
        var unused =
                new KafkaDeskLog(OrderLogConfig.on(broker.bootstrapServers()), Mode.DEMO)
                        .read(LogPosition.START, reader);
        long records = reader.verdicts.get(verdict) + 1;
        try (var admin =
                Admin.create(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(EventTypes.ORDERS.topic(), 0),
                                    RecordsToDelete.beforeOffset(records)))
                    .all()
                    .get();
        }
    }

    private static List<Path> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ledger")).toList();
        }
    }

    private static LeaseLog leases() throws IOException {
        return KafkaLeaseLog.open(
                new KafkaConfig(broker.bootstrapServers(), Map.of()),
                EventTypes.LEASES.topic(),
                TestDeployments.DEMO,
                LEASE_MILLIS);
    }

    private static final class VerdictOffsets implements DeskLog.Reader {

        private final Map<OrderDecision, Long> verdicts = new HashMap<>();

        @Override
        public void onVerdict(long offset, OrderDecision verdict) {
            verdicts.put(verdict, offset);
        }

        @Override
        public void onUnread(long offset, UnreadRecord record) {}

        @Override
        public void onMessage(DeskMessage message) {}
    }
}
