package io.tickflow.core.ledger;

import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sorts the log of an account by signal, and finds what contradicts the laws. Not thread-safe. */
public final class LedgerCheck implements DeskLog.Reader {

    private final String account;
    private final Map<String, SignalWay> ways = new LinkedHashMap<>();
    private final List<String> unread = new ArrayList<>();

    /** A check of the records of one account. */
    public LedgerCheck(String account) {
        this.account = account;
    }

    @Override
    public void onVerdict(long offset, OrderDecision verdict) {
        if (verdict.account().equals(account)) {
            way(verdict.decisionId()).add(verdict);
        }
    }

    @Override
    public void onMessage(DeskMessage message) {
        ExecutionReport report = message.report();
        UnreadRecord record = message.unread();
        if (record != null) {
            onUnread(message.offset(), record);
        } else if (report != null && report.account().equals(account)) {
            way(report.decisionId()).add(report);
        }
    }

    @Override
    public void onUnread(long offset, UnreadRecord record) {
        if (record.mayConcern(account)) {
            unread.add(record.letter().topic() + " offset " + offset + " cannot be read");
        }
    }

    /** Ways of all signals with a verdict, in the order of their verdicts. */
    public Collection<SignalWay> ways() {
        return ways.values();
    }

    /** Way of one signal; null if it has no record. */
    public @Nullable SignalWay find(String decisionId) {
        return ways.get(decisionId);
    }

    /** Contradictions, each with its signal; empty if the log keeps all laws. */
    public List<String> breaks() {
        List<String> breaks = new ArrayList<>(unread);
        for (SignalWay way : ways.values()) {
            way.breaks().forEach(found -> breaks.add(way.decisionId() + ": " + found));
        }
        return breaks;
    }

    private SignalWay way(String decisionId) {
        return ways.computeIfAbsent(decisionId, SignalWay::new);
    }
}
