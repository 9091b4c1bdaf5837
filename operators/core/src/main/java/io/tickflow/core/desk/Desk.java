package io.tickflow.core.desk;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The order desk of one account. Every candidate gets one verdict; an approved one opens a trade,
 * whose position is closed at the horizon: when the market time of the symbol has passed the
 * entry's event time by it, or when the wall clock has passed the fill by it, whichever is first.
 * So a replay faster than the clock closes by market time, and a market that fell quiet by the
 * clock.
 *
 * <p>Time is an argument, everything that is remembered is in the {@link DeskMemory}; stateless and
 * thread-safe.
 */
public final class Desk {

    /** A wake-up that never comes. */
    public static final long NO_WAKE_UP = Long.MAX_VALUE;

    private static final String ALL_ACCOUNTS = "*";

    private final DeskConfig config;
    private final EntryRule entries;

    public Desk(DeskConfig config) {
        this.config = config;
        this.entries = new EntryRule(config);
    }

    /**
     * Takes in a signal, vetoed ones too: all of them carry the market's time and quote. Signals of
     * a symbol come in the order of their time; repetitions may come at any time.
     */
    public DeskOutput onSignal(DeskMemory memory, Signal signal, long nowMillis) {
        var output = new DeskOutput();
        boolean seen = memory.seen(signal);
        Trade known = signal.candidate() && !seen ? memory.trade(signal.decisionId()) : null;
        if (!seen) {
            memory.remember(signal);
        }
        if (known != null) {
            // A report was faster than the signal: now it is known how long the trade is held.
            known.holdFor(signal.horizonMillis());
        }
        for (Trade trade : memory.book().tradesOn(signal.symbol())) {
            settle(memory, trade, nowMillis, output);
        }
        if (signal.candidate() && (seen || known != null)) {
            output.note(Kind.REPEATED_SIGNAL, signal.decisionId(), signal.symbol(), "");
        } else if (signal.candidate()) {
            output.decisions().add(entries.judge(memory, signal, nowMillis));
        }
        return output;
    }

    /** Takes in a report: repeated, late, out of order or about an order that nobody knows. */
    public DeskOutput onReport(DeskMemory memory, ExecutionReport report, long nowMillis) {
        var output = new DeskOutput();
        Trade trade = ours(report) ? tradeOf(memory, report, nowMillis, output) : null;
        if (trade == null) {
            noteUnknown(report, output);
            return output;
        }
        switch (trade.apply(report, config, nowMillis)) {
            case UNKNOWN_ORDER -> noteUnknown(report, output);
            case LATE_FILL -> output.note(Kind.LATE_FILL, trade, describe(report));
            case NONE, NEWS, ENDED -> {}
        }
        if (memory.open(trade, nowMillis)) {
            settle(memory, trade, nowMillis, output);
        } else {
            output.note(Kind.UNMANAGED_POSITION, trade, describe(report));
        }
        return output;
    }

    /** Takes in an operator's word. RESUME also gives stuck trades new attempts to close. */
    public DeskOutput onControl(DeskMemory memory, Control control, long nowMillis) {
        var output = new DeskOutput();
        if (!control.account().equals(config.account())
                && !control.account().equals(ALL_ACCOUNTS)) {
            return output;
        }
        switch (control.command()) {
            case HALT -> memory.book().halt(true);
            case RESUME -> {
                memory.book().halt(false);
                for (Trade trade : memory.book().trades()) {
                    trade.resume(nowMillis);
                    settle(memory, trade, nowMillis, output);
                }
            }
        }
        return output;
    }

    /** Does what is due by the wall clock. Being called early, late or twice does no harm. */
    public DeskOutput onWakeUp(DeskMemory memory, long nowMillis) {
        var output = new DeskOutput();
        for (Trade trade : memory.book().trades()) {
            int silent = trade.fallSilent(nowMillis, config.silenceMillis());
            if (silent > 0) {
                output.note(Kind.SILENT_ORDER, trade, silent + " orders without news");
            }
            settle(memory, trade, nowMillis, output);
        }
        return output;
    }

    /** Wall time at which {@link #onWakeUp} has something to do; {@link #NO_WAKE_UP} if never. */
    public long nextWakeUpMillis(DeskBook book) {
        long wakeUp = NO_WAKE_UP;
        for (Trade trade : book.trades()) {
            wakeUp = Math.min(wakeUp, trade.wakeUpMillis(config.silenceMillis()));
        }
        return wakeUp;
    }

    private void settle(DeskMemory memory, Trade trade, long nowMillis, DeskOutput output) {
        if (trade.finished()) {
            if (memory.end(trade)) {
                output.note(Kind.TRADE_ENDED, trade, "");
            }
            return;
        }
        SymbolMarket market = memory.market(trade.symbol());
        boolean wasStuck = trade.stuck();
        DeskOrder exit = trade.nextExit(config, market.marketTimeMillis(), nowMillis);
        if (exit != null) {
            output.decisions().add(decision(trade, exit, market, nowMillis));
        }
        if (trade.stuck() && !wasStuck) {
            output.note(Kind.STUCK_TRADE, trade, "held=" + trade.heldQuantity());
        }
    }

    private OrderDecision decision(
            Trade trade, DeskOrder exit, SymbolMarket market, long nowMillis) {
        return new OrderDecision(
                config.account(),
                trade.decisionId(),
                trade.symbol(),
                trade.eventTimeMillis(),
                exit.leg(),
                exit.attempt(),
                DeskVerdict.APPROVED,
                RiskReason.NONE,
                ClOrdIds.of(config.account(), trade.decisionId(), exit.leg(), exit.attempt()),
                exit.side(),
                exit.quantity(),
                market.bid(),
                market.ask(),
                nowMillis,
                OrderDecision.NEVER,
                "held=" + trade.heldQuantity());
    }

    /** True if this desk may have decided the order: nobody else makes its ClOrdID(11). */
    private boolean ours(ExecutionReport report) {
        String expected =
                ClOrdIds.of(config.account(), report.decisionId(), report.leg(), report.attempt());
        return report.account().equals(config.account()) && report.clOrdId().equals(expected);
    }

    /**
     * The trade that {@code report} is about. An entry that nobody remembers is adopted: its
     * approval was recorded by this desk before it lost its newest state. Reports of its exits may
     * still follow, so it is left alone for as long as an order may be silent.
     */
    private @Nullable Trade tradeOf(
            DeskMemory memory, ExecutionReport report, long nowMillis, DeskOutput output) {
        Trade known = memory.trade(report.decisionId());
        if (known != null || report.leg() == Leg.EXIT || memory.forgotten(report)) {
            return known;
        }
        var exits = new ExitPlan(nowMillis + config.silenceMillis());
        long horizonMillis = memory.market(report.symbol()).horizonMillis();
        Trade adopted = Trade.adopted(report, horizonMillis, exits, nowMillis);
        output.note(Kind.ADOPTED_TRADE, adopted, describe(report));
        return adopted;
    }

    private static void noteUnknown(ExecutionReport report, DeskOutput output) {
        output.note(Kind.UNKNOWN_ORDER, report.decisionId(), report.symbol(), describe(report));
    }

    private static String describe(ExecutionReport report) {
        return report.clOrdId() + ' ' + report.state() + " filled=" + report.cumulativeQuantity();
    }
}
