package io.tickflow.connector.orderlog;

import io.tickflow.connector.kafka.DeskRecords;
import io.tickflow.connector.lease.KafkaLeaseLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.LedgerImage;
import io.tickflow.core.execution.OrderLedger;
import io.tickflow.core.lease.OrderEpochs;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads verdicts and reports of an account side by side: all of them, or those behind a snapshot.
 * Not thread-safe.
 */
final class LedgerReplay {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerReplay.class);

    private final OrderLogConfig config;
    private final Mode mode;
    private final String account;
    private long voided;
    private long read;
    private LogMark verdicts = LogMark.START;
    private LogMark reports = LogMark.START;

    LedgerReplay(OrderLogConfig config, Mode mode, String account) {
        this.config = config;
        this.mode = mode;
        this.account = account;
    }

    /** Number of void verdicts that were read. */
    long voided() {
        return voided;
    }

    /** Number of records that were read. */
    long read() {
        return read;
    }

    /** Snapshot of a ledger that has just taken all of it. */
    LedgerSnapshot snapshot(LedgerImage image, long epoch) {
        return new LedgerSnapshot(mode, account, epoch, verdicts, reports, image);
    }

    /**
     * Reads the whole log.
     *
     * @throws IOException if that is not possible in the time allowed
     */
    void all(Consumer<OrderDecision> onVerdict, Consumer<ExecutionReport> onReport)
            throws IOException {
        boolean unused = read(null, epochs(), () -> {}, onVerdict, onReport);
    }

    /**
     * Restores {@code ledger}, which is empty, from the first of {@code snapshots} that is of this
     * log and the records behind it; from the whole log if none is.
     *
     * @throws IOException if the log cannot be read in the time allowed
     */
    void restore(OrderLedger ledger, List<LedgerSnapshot> snapshots) throws IOException {
        OrderEpochs epochs = epochs();
        for (LedgerSnapshot snapshot : snapshots) {
            if (epochs.isVoid(account, snapshot.epoch(), snapshot.verdicts().last())) {
                LOG.warn(
                        "Account {}: the ledger snapshot at {} is not used, as a later owner of the"
                                + " account had begun before it",
                        account,
                        snapshot.verdicts());
            } else if (read(
                    snapshot,
                    epochs,
                    () -> ledger.restore(snapshot.image()),
                    ledger::restoreVerdict,
                    ledger::restoreReport)) {
                return;
            } else {
                LOG.warn(
                        "Account {}: the ledger snapshot at {} is not used, as it is of another"
                                + " log",
                        account,
                        snapshot.verdicts());
            }
        }
        LOG.info("Account {}: without a ledger snapshot the whole log is read", account);
        all(ledger::restoreVerdict, ledger::restoreReport);
    }

    /** Reads what lies behind a snapshot; returns false if the snapshot is of another log. */
    private boolean read(
            @Nullable LedgerSnapshot from,
            OrderEpochs epochs,
            Runnable onAccepted,
            Consumer<OrderDecision> onVerdict,
            Consumer<ExecutionReport> onReport)
            throws IOException {
        verdicts = from == null ? LogMark.START : from.verdicts();
        reports = from == null ? LogMark.START : from.reports();
        // Reports end first: the verdict on each was recorded before it.
        try (TopicCursor executions = cursor(config.executionsTopic(), reports);
                TopicCursor orders = cursor(config.ordersTopic(), verdicts)) {
            if (!executions.skip(reports) || !orders.skip(verdicts)) {
                return false;
            }
            onAccepted.run();
            var records = DeskRecords.of(mode);
            var replayed = new ReplayedLog(account, epochs, onVerdict, onReport);
            SideBySide.read(
                    orders,
                    executions,
                    record -> {
                        verdicts = LogMark.behind(record);
                        read++;
                        records.order(
                                record, verdict -> replayed.counts(verdict, record), replayed);
                    },
                    record -> {
                        reports = LogMark.behind(record);
                        read++;
                        DeskMessage report = records.report(record);
                        if (report != null) {
                            replayed.onMessage(report);
                        }
                    });
            voided = replayed.voided();
            if (replayed.unread() > 0) {
                LOG.warn("{} records of the log cannot be read; passed over", replayed.unread());
            }
            return true;
        }
    }

    private OrderEpochs epochs() throws IOException {
        return KafkaLeaseLog.orderEpochs(config.kafka(), config.leasesTopic());
    }

    private TopicCursor cursor(String topic, LogMark from) throws IOException {
        return TopicCursor.open(
                config.kafka(), topic, Math.max(0, from.last()), config.readTimeoutMillis());
    }
}
