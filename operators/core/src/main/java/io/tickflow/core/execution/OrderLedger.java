package io.tickflow.core.execution;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers every ClOrdID(11) that was intended and the first verdict on every entry: all open
 * orders, all orders of trades that hold something, other settled ones and verdicts up to a bound.
 * Thread-safe: the task thread looks up and adds, the execution thread settles.
 */
public final class OrderLedger {

    private record Recorded(DeskVerdict verdict, long eventTimeMillis) {}

    private final int rememberedMax;
    private final Map<String, TrackedOrder> open = new LinkedHashMap<>();
    private final Map<String, TrackedOrder> held = new LinkedHashMap<>();
    private final Map<String, TrackedOrder> settled = new LinkedHashMap<>();
    private final HeldTrades trades = new HeldTrades();
    private final Map<String, Recorded> verdicts = new LinkedHashMap<>();

    /** Decisions whose trades an operator told of; they are few. */
    private final Set<String> told = new HashSet<>();

    private long newestForgottenMillis = Long.MIN_VALUE;

    /** An empty ledger that remembers this many settled orders and verdicts. */
    public OrderLedger(int rememberedMax) {
        this.rememberedMax = rememberedMax;
    }

    /**
     * Records a verdict read from the log. A later approval on a decision is tracked like the
     * first, as it may have been sent.
     */
    public synchronized void restoreVerdict(OrderDecision verdict) {
        var unused = noteVerdict(verdict);
        if (verdict.approved()) {
            open.putIfAbsent(verdict.clOrdId(), TrackedOrder.restored(verdict));
        }
    }

    /**
     * Notes a verdict on an entry, unless its decision had one before.
     *
     * @return the verdict that was recorded first on the decision; null if it is this one or was
     *     forgotten, and for an exit, which is approved anyway
     */
    public synchronized @Nullable DeskVerdict noteVerdict(OrderDecision verdict) {
        if (verdict.leg() == Leg.EXIT) {
            return null;
        }
        String id = verdict.decisionId();
        Recorded first =
                verdicts.putIfAbsent(
                        id, new Recorded(verdict.verdict(), verdict.eventTimeMillis()));
        forgetEldest();
        return first == null ? null : first.verdict();
    }

    /**
     * Takes a snapshot, before anything else. The log is then read from the place of the snapshot.
     */
    public synchronized void restore(LedgerImage image) {
        image.open().forEach(order -> put(open, order));
        image.held().forEach(order -> trades.restore(put(held, order)));
        image.settled().forEach(order -> put(settled, order));
        for (LedgerImage.Verdict verdict : image.verdicts()) {
            verdicts.put(
                    verdict.decisionId(),
                    new Recorded(verdict.verdict(), verdict.eventTimeMillis()));
        }
        forget(image.newestForgottenMillis());
        forgetEldest();
    }

    /** Snapshot of a ledger that has read its log to a place in it, and nothing else. */
    public synchronized LedgerImage image() {
        long forgottenMillis = newestForgottenMillis;
        List<LedgerImage.Verdict> newest = new ArrayList<>();
        int skipped = Math.max(0, verdicts.size() - LedgerImage.NEWEST_MAX);
        for (Map.Entry<String, Recorded> entry : verdicts.entrySet()) {
            Recorded recorded = entry.getValue();
            if (skipped > 0) {
                skipped--;
                forgottenMillis = Math.max(forgottenMillis, recorded.eventTimeMillis());
            } else {
                newest.add(
                        new LedgerImage.Verdict(
                                entry.getKey(), recorded.verdict(), recorded.eventTimeMillis()));
            }
        }
        return new LedgerImage(
                images(open.values(), 0),
                images(trades.orders(), 0),
                images(settled.values(), settled.size() - LedgerImage.NEWEST_MAX),
                newest,
                forgottenMillis);
    }

    /** Notes a report read from the log, in log order, after the verdict on its order. */
    public synchronized void restoreReport(ExecutionReport report) {
        TrackedOrder order = find(report.clOrdId());
        if (order == null && report.ofPosition()) {
            order = TrackedOrder.outside(report);
        }
        if (order == null) {
            return;
        }
        if (report.ofPosition()) {
            told.add(report.decisionId());
        }
        boolean advances = report.cumulativeQuantity().isAbove(order.cumulativeQuantity());
        boolean ended = order.settled();
        if (!ended || advances) {
            order.last = report;
        }
        if (ended || order.settled()) {
            settle(order);
        }
    }

    /** The order of this id; null if it was never intended, or long ago. */
    public synchronized @Nullable TrackedOrder find(String clOrdId) {
        for (Map<String, TrackedOrder> place : List.of(open, held, settled)) {
            TrackedOrder order = place.get(clOrdId);
            if (order != null) {
                return order;
            }
        }
        return null;
    }

    /** Adds an intent of this run. */
    public synchronized TrackedOrder add(OrderDecision intent) {
        TrackedOrder order = TrackedOrder.fresh(intent);
        open.put(intent.clOrdId(), order);
        return order;
    }

    /** Moves an order to those that have ended, and forgets the eldest beyond the bound. */
    synchronized void settle(TrackedOrder order) {
        open.remove(order.clOrdId());
        boolean again = settled.remove(order.clOrdId()) != null;
        held.put(order.clOrdId(), order);
        for (TrackedOrder flat : trades.settle(order, again ? siblings(order) : List.of())) {
            held.remove(flat.clOrdId());
            settled.put(flat.clOrdId(), flat);
        }
        Iterator<TrackedOrder> eldest = settled.values().iterator();
        while (settled.size() > rememberedMax) {
            eldest.next();
            eldest.remove();
        }
    }

    /**
     * True if a verdict on this decision may have been forgotten, so that only the log can tell a
     * repetition from a first verdict.
     */
    public synchronized boolean mayHaveForgotten(OrderDecision verdict) {
        return verdict.leg() == Leg.ENTRY && verdict.eventTimeMillis() <= newestForgottenMillis;
    }

    /**
     * True if an operator has told of the position since an exit was decided, and it would close
     * more than the trade holds now.
     */
    synchronized boolean exceedsTold(OrderDecision order) {
        if (order.leg() == Leg.ENTRY || !told.contains(order.decisionId())) {
            return false;
        }
        Quantity held = trades.heldBy(order.decisionId());
        return order.quantity().isAbove(order.side() == Side.SELL ? held : held.negated());
    }

    /** Number of orders without a terminal report. */
    public synchronized int openCount() {
        return open.size();
    }

    /** Orders without a terminal report, eldest first. */
    synchronized List<TrackedOrder> open() {
        return new ArrayList<>(open.values());
    }

    /** Units held by symbol, negative if short; of all trades, with fills of open orders. */
    synchronized Map<String, Quantity> heldBySymbol() {
        Map<String, Quantity> bySymbol = new TreeMap<>();
        trades.addTo(bySymbol);
        open.values()
                .forEach(o -> bySymbol.merge(o.intent.symbol(), o.signedFilled(), Quantity::plus));
        return bySymbol;
    }

    /** Trades on {@code symbol} that hold something by ended orders, eldest first. */
    synchronized List<HeldTrades.HeldTrade> heldTrades(String symbol) {
        return trades.on(symbol);
    }

    /** Symbols of unknown orders. */
    synchronized Set<String> unknownSymbols() {
        return open.values().stream()
                .filter(TrackedOrder::unknown)
                .map(order -> order.intent.symbol())
                .collect(Collectors.toSet());
    }

    /** ClOrdID(11) of the open orders on {@code symbol}. */
    synchronized List<String> openOn(String symbol) {
        return open.values().stream()
                .filter(order -> order.intent.symbol().equals(symbol))
                .map(TrackedOrder::clOrdId)
                .toList();
    }

    /** The only open order of {@code symbol}, if it is unknown; null otherwise. */
    synchronized @Nullable TrackedOrder onlyUnknown(String symbol) {
        List<String> ids = openOn(symbol);
        TrackedOrder order = ids.size() == 1 ? open.get(ids.get(0)) : null;
        return order != null && order.unknown() ? order : null;
    }

    /** Settled orders of the same trade, which holds something again after a late fill. */
    private List<TrackedOrder> siblings(TrackedOrder order) {
        List<TrackedOrder> found =
                settled.values().stream()
                        .filter(o -> o.intent.decisionId().equals(order.intent.decisionId()))
                        .toList();
        for (TrackedOrder sibling : found) {
            settled.remove(sibling.clOrdId());
            held.put(sibling.clOrdId(), sibling);
        }
        return found;
    }

    private static List<LedgerImage.Order> images(Collection<TrackedOrder> orders, int skipped) {
        return orders.stream().skip(Math.max(0, skipped)).map(TrackedOrder::image).toList();
    }

    private TrackedOrder put(Map<String, TrackedOrder> place, LedgerImage.Order image) {
        TrackedOrder order = TrackedOrder.restored(image);
        if (image.last() != null && image.last().ofPosition()) {
            told.add(order.intent.decisionId());
        }
        place.put(order.clOrdId(), order);
        return order;
    }

    private void forgetEldest() {
        Iterator<Recorded> eldest = verdicts.values().iterator();
        while (verdicts.size() > rememberedMax) {
            forget(eldest.next().eventTimeMillis());
            eldest.remove();
        }
    }

    private void forget(long eventTimeMillis) {
        newestForgottenMillis = Math.max(newestForgottenMillis, eventTimeMillis);
    }
}
