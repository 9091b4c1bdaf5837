package io.tickflow.connector.orderlog;

import io.tickflow.connector.kafka.DeskRecords;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.connector.lease.KafkaLeaseLog;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.event.Mode;
import io.tickflow.core.lease.OrderEpochs;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log of the desk in Kafka: orders and executions of the sink, and controls. */
public final class KafkaDeskLog implements DeskLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeskLog.class);

    private final OrderLogConfig config;
    private final Mode mode;
    private final @Nullable String account;

    /**
     * Creates the log that an {@code ExecutionSink} with this configuration writes.
     *
     * @param mode mode of the verdicts and reports
     */
    public KafkaDeskLog(OrderLogConfig config, Mode mode) {
        this(config, mode, null);
    }

    /**
     * Creates the log of one account, which a reader from the start reads from the newest snapshot
     * of its ledger, if there is one.
     */
    public KafkaDeskLog(OrderLogConfig config, Mode mode, @Nullable String account) {
        this.config = config;
        this.mode = mode;
        this.account = account;
    }

    @Override
    public LogPosition read(LogPosition from, Reader reader) throws IOException {
        OrderEpochs epochs = KafkaLeaseLog.orderEpochs(config.kafka(), config.leasesTopic());
        LedgerSnapshot snapshot = from.equals(LogPosition.START) ? newest(epochs) : null;
        if (snapshot == null) {
            return read(from, epochs, reader);
        }
        LOG.info(
                "Account {}: without a state the desk begins with the ledger snapshot at {} and {}",
                account,
                snapshot.verdicts(),
                snapshot.reports());
        snapshot.tell(reader);
        return read(
                new LogPosition(
                        snapshot.verdicts().next(),
                        snapshot.reports().next(),
                        LogPosition.START.controls()),
                epochs,
                reader);
    }

    /** The newest snapshot that is of this log; null if there is none. */
    private @Nullable LedgerSnapshot newest(OrderEpochs epochs) throws IOException {
        LedgerStore store = account == null ? null : LedgerStore.of(config, mode, account);
        if (store == null) {
            return null;
        }
        for (LedgerSnapshot snapshot : store.read()) {
            boolean isVoid =
                    epochs.isVoid(snapshot.account(), snapshot.epoch(), snapshot.verdicts().last());
            if (!isVoid
                    && holds(config.ordersTopic(), snapshot.verdicts())
                    && holds(config.executionsTopic(), snapshot.reports())) {
                return snapshot;
            }
        }
        return null;
    }

    private boolean holds(String topic, LogMark mark) throws IOException {
        try (var cursor =
                TopicCursor.open(
                        config.kafka(),
                        topic,
                        Math.max(0, mark.last()),
                        config.readTimeoutMillis())) {
            return cursor.skip(mark);
        }
    }

    private LogPosition read(LogPosition from, OrderEpochs epochs, Reader reader)
            throws IOException {
        var records = DeskRecords.of(mode);
        try (var topics = TopicReader.openToEnds(config.kafka(), config.readTimeoutMillis())) {
            long verdictsEnd =
                    topics.read(
                            config.ordersTopic(),
                            from.verdicts(),
                            found ->
                                    records.order(
                                            found,
                                            verdict ->
                                                    !epochs.isVoid(
                                                            verdict.account(),
                                                            EpochHeader.read(found.headers()),
                                                            found.offset()),
                                            reader));
            long reportsEnd =
                    topics.read(
                            config.executionsTopic(),
                            from.reports(),
                            record -> pass(records.report(record), reader));
            long controlsEnd =
                    topics.read(
                            config.controlTopic(),
                            from.controls(),
                            record -> pass(records.control(record), reader));
            var end = new LogPosition(verdictsEnd, reportsEnd, controlsEnd);
            LOG.info("The desk has read its log from {} to {}", from, end);
            return end;
        }
    }

    private static void pass(@Nullable DeskMessage message, Reader reader) {
        if (message != null) {
            reader.onMessage(message);
        }
    }
}
