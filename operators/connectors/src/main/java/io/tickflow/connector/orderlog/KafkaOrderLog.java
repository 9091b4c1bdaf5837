package io.tickflow.connector.orderlog;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.execution.OrderLedger;
import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.lease.OrderEpochs;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Order log on Kafka: both topics keyed by account, acknowledged by all replicas, no linger. The
 * idempotent producer keeps the order of appends and writes each once.
 */
public final class KafkaOrderLog implements OrderLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaOrderLog.class);
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;
    private static final int DELIVERY_TIMEOUT_MILLIS = 30_000;
    private static final int MAX_BLOCK_MILLIS = 10_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final OrderLogConfig config;
    private final Deployment writer;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile long epoch = OrderEpochs.NONE;
    private @Nullable RecordedDecisions decisions;
    private @Nullable ControlTail controls;
    private volatile @Nullable LedgerSaver saver;

    private KafkaOrderLog(
            OrderLogConfig config, Deployment writer, KafkaProducer<byte[], byte[]> producer) {
        this.config = config;
        this.writer = writer;
        this.producer = producer;
    }

    /**
     * Opens the producer without waiting for a broker.
     *
     * @throws IOException if the client properties are refused
     */
    public static KafkaOrderLog open(OrderLogConfig config, Deployment writer) throws IOException {
        try {
            var producer =
                    new KafkaProducer<>(
                            producerProperties(config),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
            return new KafkaOrderLog(config, writer, producer);
        } catch (KafkaException e) {
            throw new IOException("no Kafka producer for orders: " + e.getMessage(), e);
        }
    }

    @Override
    public long replay(
            String account, Consumer<OrderDecision> verdicts, Consumer<ExecutionReport> reports)
            throws IOException {
        LedgerReplay replay = new LedgerReplay(config, writer.mode(), account);
        replay.all(verdicts, reports);
        return replay.voided();
    }

    @Override
    public long restore(String account, OrderLedger ledger) throws IOException {
        LedgerStore store = LedgerStore.of(config, writer.mode(), account);
        if (store == null) {
            return replay(account, ledger::restoreVerdict, ledger::restoreReport);
        }
        var running =
                new LedgerSaver(
                        store,
                        () -> new LedgerReplay(config, writer.mode(), account),
                        () -> epoch,
                        config.snapshotEvery());
        saver = running;
        LedgerReplay replay = running.restore(ledger);
        LOG.info("Account {}: {} records of its log were read", account, replay.read());
        return replay.voided();
    }

    @Override
    public long ordersEnd() throws IOException {
        try (var reader = TopicReader.open(config.kafka(), config.readTimeoutMillis())) {
            return reader.end(config.ordersTopic());
        }
    }

    @Override
    public void writeAs(long epoch) {
        this.epoch = epoch;
    }

    @Override
    public CompletableFuture<Void> append(OrderDecision verdict) {
        ProducerRecord<byte[], byte[]> entry =
                entry(config.ordersTopic(), EventTypes.ORDERS, verdict);
        EpochHeader.write(entry.headers(), epoch);
        return append(entry);
    }

    @Override
    public CompletableFuture<Void> append(ExecutionReport report) {
        return append(entry(config.executionsTopic(), EventTypes.EXECUTIONS, report));
    }

    @Override
    public CompletableFuture<Void> append(Control control) {
        return append(entry(config.controlTopic(), EventTypes.CONTROL, control));
    }

    @Override
    public boolean holdsVerdict(String account, String decisionId) throws IOException {
        if (decisions == null) {
            decisions = new RecordedDecisions(config, writer.mode(), account);
        }
        return decisions.holds(decisionId);
    }

    @Override
    public void followControls(
            String account,
            Consumer<Control> past,
            Consumer<Control> live,
            Consumer<Throwable> failed)
            throws IOException {
        controls = ControlTail.start(config, writer.mode(), account, past, live, failed);
    }

    @Override
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        if (controls != null) {
            controls.close();
        }
        LedgerSaver running = saver;
        if (running != null) {
            running.close();
        }
        producer.close(CLOSE_TIMEOUT);
    }

    private <T> ProducerRecord<byte[], byte[]> entry(String topic, EventType<T> type, T event) {
        return new ProducerRecord<>(
                topic, type.keyBytes(event, writer), type.encode(event, writer));
    }

    private CompletableFuture<Void> append(ProducerRecord<byte[], byte[]> entry) {
        var done = new CompletableFuture<Void>();
        try {
            var unused =
                    producer.send(
                            entry,
                            (metadata, failure) -> {
                                if (failure == null) {
                                    done.complete(null);
                                    onAppended();
                                } else {
                                    done.completeExceptionally(failure);
                                }
                            });
        } catch (KafkaException | IllegalStateException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    private void onAppended() {
        LedgerSaver running = saver;
        if (running != null) {
            running.onAppended();
        }
    }

    private static Map<String, Object> producerProperties(OrderLogConfig config) {
        Map<String, Object> properties = new HashMap<>(config.kafka().clientProperties());
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka().bootstrapServers());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        // Topic metadata outlives a broken link; otherwise an append would block the task thread
        // until the link is restored.
        properties.put(
                CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
                MetadataRecoveryStrategy.NONE.name);
        return properties;
    }
}
