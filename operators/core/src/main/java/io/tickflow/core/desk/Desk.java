package io.tickflow.core.desk;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Mode;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.signal.Signal;
import java.io.IOException;

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

    private final DeskConfig config;
    private final EntryRule entries;
    private final ReportRule reports;
    private final ExitRule exits;
    private final UnreadRule unread;
    private final AnswerRule answers;

    public Desk(DeskConfig config) {
        this.config = config;
        this.entries = new EntryRule(config);
        this.reports = new ReportRule(config);
        this.exits = new ExitRule(config);
        this.unread = new UnreadRule(config);
        this.answers = new AnswerRule(config);
    }

    /**
     * Reads the log from the position of the memory to its end. Must run once in every run, before
     * any other step, so that records, reports and controls since the last checkpoint are known
     * before any new decision.
     *
     * @throws IOException if the log cannot be read; the memory is unusable then
     * @throws IllegalStateException if the memory is of a desk in another mode
     */
    public DeskOutput catchUp(DeskMemory memory, DeskLog log, long nowMillis) throws IOException {
        Mode before = memory.book().mode();
        if (before != null && before != config.mode()) {
            throw new IllegalStateException(
                    "the state is of mode %s, and this desk trades in %s: positions of one are not those of the other; start it without this state"
                            .formatted(before, config.mode()));
        }
        memory.book().mode(config.mode());
        var output = new DeskOutput();
        var catchUp = new CatchUp(config, memory, nowMillis, output);
        catchUp.finish(log.read(memory.book().position(), catchUp));
        return output;
    }

    /**
     * Takes in a signal, vetoed ones too: all of them carry the market's time and quote. Signals of
     * a symbol come in the order of their time and ordinal; repetitions may come at any time.
     */
    public DeskOutput onSignal(DeskMemory memory, Signal signal, long nowMillis) {
        var output = new DeskOutput();
        SymbolMarket market = memory.market(signal.symbol());
        boolean newer = market.before(signal);
        if (newer) {
            memory.remember(signal);
        }
        boolean isRepeated = signal.candidate() && takeRepetition(memory, market, signal);
        for (Trade trade : memory.book().tradesOn(signal.symbol())) {
            exits.settle(memory, trade, nowMillis, output);
        }
        if (isRepeated) {
            output.note(Kind.REPEATED_SIGNAL, signal.decisionId(), signal.symbol(), "");
        } else if (signal.candidate() && newer) {
            output.decisions().add(entries.judge(memory, signal, nowMillis));
        } else if (signal.candidate()) {
            output.decisions().add(entries.outOfOrder(signal, nowMillis));
        }
        return output;
    }

    /**
     * Takes in a report, a control or a word of the clock, unless it was read by {@link #catchUp}
     * already.
     */
    public DeskOutput onMessage(DeskMemory memory, DeskMessage message, long nowMillis) {
        if (message.isClock()) {
            return onWakeUp(memory, nowMillis);
        }
        var output = new DeskOutput();
        DeskBook book = memory.book();
        if (!book.position().before(message)) {
            return output;
        }
        book.position(book.position().after(message));
        ExecutionReport report = message.report();
        Control control = message.control();
        UnreadRecord record = message.unread();
        if (record != null) {
            unread.take(memory, record, output);
        } else if (report != null) {
            onReport(memory, report, nowMillis, output);
        } else if (control != null && control.isFor(config.account())) {
            onControl(memory, control, nowMillis, output);
        }
        return output;
    }

    /** Performs due work by the wall clock. Early, late or repeated calls are harmless. */
    public DeskOutput onWakeUp(DeskMemory memory, long nowMillis) {
        var output = new DeskOutput();
        for (Trade trade : memory.book().trades()) {
            int silent = trade.fallSilent(nowMillis, config.silenceMillis());
            if (silent > 0) {
                output.note(Kind.SILENT_ORDER, trade, silent + " orders without news");
            }
        }
        settleAll(memory, nowMillis, output);
        return output;
    }

    /** Wall time at which {@link #onWakeUp} has something to do; {@link #NO_WAKE_UP} if never. */
    public long nextWakeUpMillis(DeskBook book) {
        long wakeUp = NO_WAKE_UP;
        for (Trade trade : book.trades()) {
            boolean blocked = !book.blockOf(trade.symbol()).isEmpty();
            wakeUp = Math.min(wakeUp, trade.wakeUpMillis(config, blocked));
        }
        return wakeUp;
    }

    /**
     * Consumes the recorded verdict on a candidate and tells its trade the horizon, if there are.
     *
     * @return true if the candidate is the newest signal of its symbol once more, or a run before
     *     this one recorded its verdict, or a report has told of its order
     */
    private static boolean takeRepetition(DeskMemory memory, SymbolMarket before, Signal signal) {
        boolean recorded = memory.recorded().take(signal.decisionId());
        if (before.at(signal)) {
            return true;
        }
        Trade trade = memory.trade(signal.decisionId());
        if (trade != null) {
            // A trade known only from the log has no holding time yet.
            trade.holdFor(signal.horizonMillis());
        }
        return recorded || trade != null;
    }

    private void onReport(
            DeskMemory memory, ExecutionReport report, long nowMillis, DeskOutput output) {
        if (!report.account().equals(config.account())) {
            return;
        }
        Trade trade =
                reports.ours(report) ? reports.tradeOf(memory, report, nowMillis, output) : null;
        reports.apply(trade, report, nowMillis, output);
        if (trade != null && reports.keep(memory, trade, nowMillis, output)) {
            exits.settle(memory, trade, nowMillis, output);
        }
    }

    private void onControl(DeskMemory memory, Control control, long nowMillis, DeskOutput output) {
        DeskBook book = memory.book();
        book.obey(control, nowMillis);
        settleAll(memory, nowMillis, output);
        switch (control.command()) {
            case BLOCK -> output.note(Kind.SYMBOL_BLOCKED, "", control.symbol(), control.reason());
            case UNBLOCK ->
                    output.note(Kind.SYMBOL_UNBLOCKED, "", control.symbol(), control.reason());
            case HALT, RESUME, RETRY_EXITS, FLATTEN ->
                    output.answers().add(answers.to(control, book, output));
            case RESOLVE, POSITION, ANSWER -> {
                // Those of the sink.
            }
        }
    }

    private void settleAll(DeskMemory memory, long nowMillis, DeskOutput output) {
        for (Trade trade : memory.book().trades()) {
            exits.settle(memory, trade, nowMillis, output);
        }
    }
}
