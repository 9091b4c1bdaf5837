package io.tickflow.connector.orderlog;

import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.lease.OrderEpochs;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Filters the log for its sink: verdicts that count and reports, both of its account. Unreadable
 * records are counted and skipped; the desk, which reads the same log, turns them into dead letters
 * and alarms.
 */
final class ReplayedLog implements DeskLog.Reader {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayedLog.class);

    private final String account;
    private final OrderEpochs epochs;
    private final Consumer<OrderDecision> verdicts;
    private final Consumer<ExecutionReport> reports;
    private long unread;
    private long voided;

    ReplayedLog(
            String account,
            OrderEpochs epochs,
            Consumer<OrderDecision> verdicts,
            Consumer<ExecutionReport> reports) {
        this.account = account;
        this.epochs = epochs;
        this.verdicts = verdicts;
        this.reports = reports;
    }

    /** Returns false, and counts it, if a verdict of the account was recorded without the lease. */
    boolean counts(OrderDecision verdict, ConsumerRecord<?, ?> found) {
        boolean isVoid =
                account.equals(verdict.account())
                        && epochs.isVoid(
                                account, EpochHeader.read(found.headers()), found.offset());
        if (isVoid) {
            voided++;
        }
        return !isVoid;
    }

    @Override
    public void onVerdict(long offset, OrderDecision verdict) {
        if (account.equals(verdict.account())) {
            verdicts.accept(verdict);
        }
    }

    @Override
    public void onMessage(DeskMessage message) {
        ExecutionReport report = message.report();
        UnreadRecord record = message.unread();
        if (report != null && account.equals(report.account())) {
            reports.accept(report);
        } else if (record != null) {
            onUnread(message.offset(), record);
        }
    }

    @Override
    public void onUnread(long offset, UnreadRecord record) {
        unread++;
        if (unread == 1) {
            DeadLetter letter = record.letter();
            LOG.warn("{} offset {}: {}", letter.topic(), offset, letter.detail());
        }
    }

    /** Number of void verdicts. */
    long voided() {
        return voided;
    }

    /** Number of unreadable records. */
    long unread() {
        return unread;
    }
}
