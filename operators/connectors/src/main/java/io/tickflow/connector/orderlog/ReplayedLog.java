package io.tickflow.connector.orderlog;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a sink takes in of the log: verdicts and reports of its account. Records that cannot be read
 * are counted and passed over; the desk, which reads the same log, makes dead letters and alarms of
 * them.
 */
final class ReplayedLog implements DeskLog.Reader {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayedLog.class);

    private final String account;
    private final Consumer<OrderDecision> verdicts;
    private final Consumer<ExecutionReport> reports;
    private long unread;

    ReplayedLog(
            String account, Consumer<OrderDecision> verdicts, Consumer<ExecutionReport> reports) {
        this.account = account;
        this.verdicts = verdicts;
        this.reports = reports;
    }

    @Override
    public void verdict(long offset, OrderDecision verdict) {
        if (account.equals(verdict.account())) {
            verdicts.accept(verdict);
        }
    }

    @Override
    public void news(DeskMessage news) {
        ExecutionReport report = news.report();
        UnreadRecord record = news.unread();
        if (report != null && account.equals(report.account())) {
            reports.accept(report);
        } else if (record != null) {
            unread(news.offset(), record);
        }
    }

    @Override
    public void unread(long offset, UnreadRecord record) {
        unread++;
        if (unread == 1) {
            DeadLetter letter = record.letter();
            LOG.warn("{} offset {}: {}", letter.topic(), offset, letter.detail());
        }
    }

    /** Records that could not be read. */
    long unread() {
        return unread;
    }
}
