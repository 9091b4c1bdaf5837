package io.tickflow.operate.control;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Mode;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.settings.DeskAddress;
import java.util.HashSet;
import java.util.Set;

/** Symbols that the log of an account names: by orders, reports or blocks. */
public final class TradedSymbols implements DeskLog.Reader {

    private static final String ALL = "*";

    private final String account;
    private final Set<String> symbols = new HashSet<>();

    private TradedSymbols(String account) {
        this.account = account;
    }

    /**
     * Reads the complete log of all modes.
     *
     * @throws io.tickflow.operate.OperationException if it cannot be read
     */
    public static Set<String> read(DeskAddress desk) {
        var found = new TradedSymbols(desk.account());
        for (Mode mode : Mode.values()) {
            AccountLog.read(desk, mode, found);
        }
        return Set.copyOf(found.symbols);
    }

    @Override
    public void onVerdict(long offset, OrderDecision verdict) {
        // A denied signal of a symbol without an instrument is no trade.
        if (verdict.approved()) {
            add(verdict.account(), verdict.symbol());
        }
    }

    @Override
    public void onUnread(long offset, UnreadRecord record) {
        // The desk raises an alarm.
    }

    @Override
    public void onMessage(DeskMessage message) {
        ExecutionReport report = message.report();
        Control control = message.control();
        if (report != null) {
            add(report.account(), report.symbol());
        } else if (control != null && control.command() == Control.Command.BLOCK) {
            add(control.account(), control.symbol());
        }
    }

    private void add(String of, String symbol) {
        if (account.equals(ALL) || account.equals(of)) {
            symbols.add(symbol);
        }
    }
}
