package io.tickflow.core.desk;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the memory of a desk from where it was kept to where the log ends, so that its first step
 * knows what the last one of the run before knew: every recorded verdict is taken as it is, the
 * first one of a decision counts, and nothing is decided. One use.
 */
final class CatchUp implements DeskLog.Reader {

    private final DeskConfig config;
    private final ReportRule reports;
    private final ExitRule exits;
    private final UnreadRule unread;
    private final DeskMemory memory;
    private final long nowMillis;
    private final DeskOutput output;

    /** Trades of approved signals that were not judged: not in the book before all is read. */
    private final Map<String, Trade> recovered =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Trade> eldest) {
                    return size() > RecordedVerdicts.MAX;
                }
            };

    private long firstUnjudged = Long.MAX_VALUE;

    CatchUp(DeskConfig config, DeskMemory memory, long nowMillis, DeskOutput output) {
        this.config = config;
        this.reports = new ReportRule(config);
        this.exits = new ExitRule(config);
        this.unread = new UnreadRule(config);
        this.memory = memory;
        this.nowMillis = nowMillis;
        this.output = output;
    }

    @Override
    public void onVerdict(long offset, OrderDecision verdict) {
        if (!verdict.account().equals(config.account())) {
            return;
        }
        if (verdict.leg() == Leg.EXIT) {
            takeExit(verdict);
        } else if (!memory.judged(verdict.symbol(), verdict.eventTimeMillis())) {
            firstUnjudged = Math.min(firstUnjudged, offset);
            takeEntry(verdict);
        }
    }

    @Override
    public void onJudged(String decisionId) {
        boolean unused = memory.recorded().add(decisionId);
    }

    @Override
    public void onUnread(long offset, UnreadRecord record) {
        if (mayComeAgain(record)) {
            firstUnjudged = Math.min(firstUnjudged, offset);
        }
        unread.take(memory, record, output);
    }

    @Override
    public void onMessage(DeskMessage message) {
        ExecutionReport report = message.report();
        Control control = message.control();
        UnreadRecord record = message.unread();
        if (record != null) {
            unread.take(memory, record, output);
        } else if (report != null) {
            takeReport(report);
        } else if (control != null && control.isFor(config.account())) {
            memory.book().restore(control, nowMillis);
        }
    }

    /** To be called after all was read. */
    void finish(LogPosition end) {
        for (Trade trade : recovered.values()) {
            reports.keep(memory, trade, nowMillis, output);
        }
        long verdicts = Math.min(firstUnjudged, end.verdicts());
        memory.book().position(new LogPosition(verdicts, end.reports(), end.controls()));
        for (Trade trade : memory.book().trades()) {
            if (!trade.hasInstrument(config)) {
                output.note(Kind.NO_INSTRUMENT, trade, "held=" + trade.heldQuantity());
            }
            exits.settle(memory, trade, nowMillis, output);
        }
    }

    /** Returns true for a verdict of this desk on an unjudged signal, or on one without a time. */
    private boolean mayComeAgain(UnreadRecord record) {
        long eventTimeMillis = record.letter().eventTimeMillis();
        return record.mayConcern(config.account())
                && !record.decisionId().isEmpty()
                && eventTimeMillis > 0
                && !memory.judged(record.letter().symbol(), eventTimeMillis);
    }

    private void takeEntry(OrderDecision verdict) {
        boolean first = memory.recorded().add(verdict.decisionId());
        if (!first
                || !verdict.approved()
                || memory.trade(verdict.decisionId()) != null
                || memory.forgotten(verdict.symbol(), verdict.eventTimeMillis())) {
            return;
        }
        DeskBook book = memory.book();
        book.bucket(book.bucket().refilled(config.risk(), verdict.decidedAtMillis()).taken());
        Trade trade = Trade.recovered(verdict, horizonOf(verdict), nowMillis);
        recovered.put(trade.decisionId(), trade);
    }

    /** Holding time of a recorded entry; earlier releases recorded none. */
    private long horizonOf(OrderDecision verdict) {
        if (verdict.horizonMillis() > 0) {
            return verdict.horizonMillis();
        }
        SymbolMarket market = memory.market(verdict.symbol());
        // All signals of a symbol have the same horizon, as a rule; its own will tell.
        return market.known() ? market.horizonMillis() : config.silenceMillis();
    }

    private void takeExit(OrderDecision verdict) {
        Trade trade = find(verdict.decisionId());
        if (trade != null && trade.take(verdict, nowMillis) && !isRecovered(trade)) {
            reports.keep(memory, trade, nowMillis, output);
        }
    }

    private void takeReport(ExecutionReport report) {
        if (!report.account().equals(config.account())) {
            return;
        }
        Trade trade = reports.ours(report) ? tradeOf(report) : null;
        reports.apply(trade, report, nowMillis, output);
        if (trade == null) {
            return;
        }
        if (exits.ended(memory, trade, output)) {
            recovered.remove(trade.decisionId());
        } else if (!isRecovered(trade)) {
            reports.keep(memory, trade, nowMillis, output);
        }
    }

    private @Nullable Trade tradeOf(ExecutionReport report) {
        Trade trade = recovered.get(report.decisionId());
        return trade == null ? reports.tradeOf(memory, report, nowMillis, output) : trade;
    }

    private @Nullable Trade find(String decisionId) {
        Trade trade = recovered.get(decisionId);
        return trade == null ? memory.trade(decisionId) : trade;
    }

    private boolean isRecovered(Trade trade) {
        return recovered.containsKey(trade.decisionId());
    }
}
