package io.tickflow.cli.crash;

import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Mode;
import io.tickflow.core.ledger.LedgerCheck;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.risk.RiskReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Log of a desk, read on and on. */
final class CrashLedger implements DeskLog.Reader {

    static final String ACCOUNT = "SANDBOX-1";

    private final KafkaDeskLog log;
    private final LedgerCheck check = new LedgerCheck(ACCOUNT);
    private final List<OrderDecision> orders = new ArrayList<>();
    private final List<ExecutionReport> reports = new ArrayList<>();
    private final Map<String, Integer> entries = new HashMap<>();
    private final Set<RiskReason> reasons = EnumSet.noneOf(RiskReason.class);
    private final Set<String> open = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> blocked = new TreeSet<>();
    private LogPosition position = LogPosition.START;

    CrashLedger(String servers) {
        log = new KafkaDeskLog(OrderLogConfig.on(servers), Mode.DEMO);
    }

    /** Reads what was recorded since the last call. */
    CrashLedger readOn() throws IOException {
        position = log.read(position, this);
        return this;
    }

    @Override
    public void onVerdict(long offset, OrderDecision verdict) {
        check.onVerdict(offset, verdict);
        orders.add(verdict);
        if (verdict.leg() == Leg.ENTRY) {
            entries.merge(verdict.decisionId(), 1, Integer::sum);
            reasons.add(verdict.reason());
        }
        if (verdict.approved() && !ended.contains(verdict.clOrdId())) {
            open.add(verdict.clOrdId());
        }
    }

    @Override
    public void onUnread(long offset, UnreadRecord record) {
        check.onUnread(offset, record);
    }

    @Override
    public void onMessage(DeskMessage message) {
        check.onMessage(message);
        Control control = message.control();
        if (control != null) {
            onControl(control);
        }
        ExecutionReport report = message.report();
        if (report != null) {
            reports.add(report);
            if (report.state().terminal()) {
                ended.add(report.clOrdId());
                open.remove(report.clOrdId());
            }
        }
    }

    private void onControl(Control control) {
        switch (control.command()) {
            case BLOCK -> blocked.add(control.symbol());
            case UNBLOCK -> blocked.remove(control.symbol());
            case HALT, RESUME, RETRY_EXITS, FLATTEN, RESOLVE, POSITION, ANSWER -> {
                // Blocks nothing.
            }
        }
    }

    /** Symbols whose position is in doubt. */
    Set<String> blocked() {
        return blocked;
    }

    /** Number of verdicts. */
    long verdicts() {
        return orders.size();
    }

    List<OrderDecision> orders() {
        return orders;
    }

    List<ExecutionReport> reports() {
        return reports;
    }

    /** Number of verdicts on each entry. */
    Map<String, Integer> entries() {
        return entries;
    }

    /** Reasons of the verdicts on entries. */
    Set<RiskReason> reasons() {
        return reasons;
    }

    /** Approved orders without an end. */
    Set<String> open() {
        return open;
    }

    /** Contradictions of the log to itself. */
    List<String> breaks() {
        return check.breaks();
    }
}
