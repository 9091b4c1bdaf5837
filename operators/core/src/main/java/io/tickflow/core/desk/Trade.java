package io.tickflow.core.desk;

import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Trade: an entry, and exits until the position is flat. The position follows only from the filled
 * quantities of its orders, so an unexpected fill of an entry or exit is a position that the next
 * exit closes.
 */
public final class Trade {

    /** Fill time of a trade without a fill. */
    static final long NOT_FILLED = Long.MAX_VALUE;

    private final String decisionId;
    private final String symbol;
    private final long eventTimeMillis;
    private final ExitPlan exits;
    private final TradeOrders orders;
    private long horizonMillis;
    private long filledAtMillis;

    Trade(
            String decisionId,
            String symbol,
            long eventTimeMillis,
            long horizonMillis,
            long filledAtMillis,
            ExitPlan exits,
            TradeOrders orders) {
        this.decisionId = decisionId;
        this.symbol = symbol;
        this.eventTimeMillis = eventTimeMillis;
        this.horizonMillis = horizonMillis;
        this.filledAtMillis = filledAtMillis;
        this.exits = exits;
        this.orders = orders;
    }

    /** The trade of an entry that was just approved. */
    static Trade entered(Signal signal, double quantity, long nowMillis) {
        var entry = new DeskOrder(Leg.ENTRY, 0, signal.side(), quantity, nowMillis);
        return new Trade(
                signal.decisionId(),
                signal.symbol(),
                signal.eventTimeMillis(),
                signal.horizonMillis(),
                NOT_FILLED,
                new ExitPlan(Long.MIN_VALUE),
                TradeOrders.of(entry));
    }

    /** The trade of an entry that an earlier run approved and this desk has not judged. */
    static Trade recovered(OrderDecision verdict, long horizonMillis, long nowMillis) {
        var entry = new DeskOrder(Leg.ENTRY, 0, verdict.side(), verdict.quantity(), nowMillis);
        return new Trade(
                verdict.decisionId(),
                verdict.symbol(),
                verdict.eventTimeMillis(),
                horizonMillis,
                NOT_FILLED,
                new ExitPlan(Long.MIN_VALUE),
                TradeOrders.of(entry));
    }

    /** The trade of an entry that this desk knows from a report only. */
    static Trade adopted(
            ExecutionReport report, long horizonMillis, ExitPlan exits, long nowMillis) {
        var entry = new DeskOrder(Leg.ENTRY, 0, report.side(), report.orderQuantity(), nowMillis);
        return new Trade(
                report.decisionId(),
                report.symbol(),
                report.eventTimeMillis(),
                horizonMillis,
                NOT_FILLED,
                exits,
                TradeOrders.of(entry));
    }

    /** Takes in a report about one of its orders; of an exit, even if this desk forgot it. */
    DeskOrder.Effect apply(ExecutionReport report, DeskConfig config, long nowMillis) {
        DeskOrder order = orderOf(report, nowMillis);
        if (order == null) {
            return DeskOrder.Effect.UNKNOWN_ORDER;
        }
        DeskOrder.Effect effect = order.apply(report, nowMillis);
        if (effect == DeskOrder.Effect.ENDED && order.leg() == Leg.EXIT) {
            exits.ended(order, report.marketClosed(), config, nowMillis);
        }
        if (filledAtMillis == NOT_FILLED && order.filledQuantity() > 0) {
            filledAtMillis = Math.min(nowMillis, report.reportTimeMillis());
        }
        return effect;
    }

    /**
     * Decides the next exit, if one is due: something is held, no exit is under way, and the
     * horizon was reached by the market time of the symbol or by the wall clock.
     */
    @Nullable DeskOrder nextExit(DeskConfig config, long marketTimeMillis, long nowMillis) {
        if (orders.flat()) {
            return null;
        }
        if (marketTimeMillis >= eventTimeMillis + horizonMillis
                || nowMillis >= filledAtMillis + horizonMillis) {
            exits.begin();
        }
        if (orders.exitUnderWay()) {
            return null;
        }
        if (exits.failures() >= config.exitFailuresMax()) {
            exits.giveUp();
        }
        orders.dropFailedExits();
        if (!exits.due(nowMillis) || orders.full()) {
            return null;
        }
        double held = orders.held();
        Side side = held > 0 ? Side.SELL : Side.BUY;
        var exit =
                new DeskOrder(Leg.EXIT, orders.nextExitAttempt(), side, Math.abs(held), nowMillis);
        orders.add(exit);
        return exit;
    }

    /** Number of orders that have just become unknown for want of news. */
    int fallSilent(long nowMillis, long silenceMillis) {
        return orders.fallSilent(nowMillis, silenceMillis);
    }

    /**
     * Wall time at which it wants to be looked at again; {@link Long#MAX_VALUE} if never.
     *
     * @param blocked true if no exit may be decided
     */
    long wakeUpMillis(long silenceMillis, boolean blocked) {
        long silentAtMillis = orders.silentAtMillis(silenceMillis);
        boolean waitsToExit =
                !blocked && !orders.flat() && !orders.exitUnderWay() && !orders.full();
        return waitsToExit
                ? Math.min(silentAtMillis, exits.dueAtMillis(filledAtMillis + horizonMillis))
                : silentAtMillis;
    }

    /** Takes in an exit that an earlier run decided; false if it is known. */
    boolean take(OrderDecision exit, long nowMillis) {
        if (orders.find(Leg.EXIT, exit.attempt()) != null || orders.full()) {
            return false;
        }
        addExit(exit.attempt(), exit.side(), exit.quantity(), nowMillis);
        return true;
    }

    /** The signal behind the trade tells its horizon. */
    void holdFor(long millis) {
        horizonMillis = millis;
    }

    /** Tries failed exits again, from now on. */
    void retryExits(long nowMillis) {
        exits.retry(nowMillis);
    }

    /** It holds something again after its end. */
    void reopen(long nowMillis) {
        if (exits.stuck()) {
            exits.retry(nowMillis);
        }
    }

    /** Closes what is held now. */
    void flatten(long nowMillis) {
        exits.begin();
        exits.retry(nowMillis);
    }

    /** True if all orders are accounted for and nothing is held. */
    boolean finished() {
        return orders.flat() && orders.ended();
    }

    /** True if an order may or may not have been executed. */
    public boolean unknown() {
        return orders.unknown();
    }

    /** True if something is held that could not be closed so far. */
    public boolean stuck() {
        return exits.stuck() && !orders.flat();
    }

    /** True if an exit has not ended. */
    boolean closing() {
        return orders.exitUnderWay();
    }

    /** Units held, negative if short. */
    public double heldQuantity() {
        return orders.held();
    }

    /** Decision of the entry. */
    public String decisionId() {
        return decisionId;
    }

    /** Symbol as the feed names it. */
    public String symbol() {
        return symbol;
    }

    /** UTC market time of the entry's decision, epoch milliseconds. */
    public long eventTimeMillis() {
        return eventTimeMillis;
    }

    long horizonMillis() {
        return horizonMillis;
    }

    long filledAtMillis() {
        return filledAtMillis;
    }

    ExitPlan exits() {
        return exits;
    }

    List<DeskOrder> orders() {
        return orders.all();
    }

    private @Nullable DeskOrder orderOf(ExecutionReport report, long nowMillis) {
        DeskOrder known = orders.find(report.leg(), report.attempt());
        if (known != null || report.leg() == Leg.ENTRY) {
            return known;
        }
        orders.dropFailedExits();
        if (orders.full()) {
            return null;
        }
        return addExit(report.attempt(), report.side(), report.orderQuantity(), nowMillis);
    }

    private DeskOrder addExit(int attempt, Side side, double quantity, long nowMillis) {
        var exit = new DeskOrder(Leg.EXIT, attempt, side, quantity, nowMillis);
        orders.add(exit);
        if (attempt < ExecutionReport.OUTSIDE_ATTEMPTS) {
            exits.begin();
        }
        return exit;
    }
}
