package io.tickflow.core.desk;

import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private String positionId;

    Trade(
            String decisionId,
            String symbol,
            long eventTimeMillis,
            long horizonMillis,
            long filledAtMillis,
            String positionId,
            ExitPlan exits,
            TradeOrders orders) {
        this.decisionId = decisionId;
        this.symbol = symbol;
        this.eventTimeMillis = eventTimeMillis;
        this.horizonMillis = horizonMillis;
        this.filledAtMillis = filledAtMillis;
        this.positionId = positionId;
        this.exits = exits;
        this.orders = orders;
    }

    /** The trade of an entry that was just approved. */
    static Trade entered(Signal signal, Quantity quantity, long nowMillis) {
        var entry = new DeskOrder(Leg.ENTRY, 0, signal.side(), quantity, nowMillis);
        return new Trade(
                signal.decisionId(),
                signal.symbol(),
                signal.eventTimeMillis(),
                signal.horizonMillis(),
                NOT_FILLED,
                "",
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
                "",
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
                "",
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
            exits.ended(order, report.marketClosed(), config.calendarOf(symbol), config, nowMillis);
        }
        if (order.leg() == Leg.ENTRY && !report.positionId().isEmpty()) {
            positionId = report.positionId();
        }
        if (filledAtMillis == NOT_FILLED && order.filledQuantity().isPositive()) {
            filledAtMillis = Math.min(nowMillis, report.reportTimeMillis());
        }
        return effect;
    }

    /**
     * Decides the next exit, if one is due: something is held, no exit is under way, and the
     * horizon was reached by the market time of the symbol or by the wall clock. Nothing can be
     * closed without the instrument, as its measure is not known then.
     */
    @Nullable DeskOrder nextExit(DeskConfig config, long marketTimeMillis, long nowMillis) {
        Quantity size = closingSize(config);
        if (size.isZero()) {
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
        Side side = orders.held().isPositive() ? Side.SELL : Side.BUY;
        var exit = new DeskOrder(Leg.EXIT, orders.nextExitAttempt(), side, size, nowMillis);
        orders.add(exit);
        return exit;
    }

    /**
     * Units that are held after all orders have ended but are too few for another order, negative
     * if short; zero if there is no such remainder.
     */
    Quantity remainder(DeskConfig config) {
        boolean isTooSmall =
                hasInstrument(config) && orders.ended() && closingSize(config).isZero();
        return isTooSmall ? orders.held() : Quantity.ZERO;
    }

    boolean hasInstrument(DeskConfig config) {
        return config.instruments().find(symbol) != null;
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
    long wakeUpMillis(DeskConfig config, boolean blocked) {
        long silentAtMillis = orders.silentAtMillis(config.silenceMillis());
        boolean waitsToExit =
                !blocked
                        && !closingSize(config).isZero()
                        && !orders.exitUnderWay()
                        && !orders.full();
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
    public Quantity heldQuantity() {
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

    /** The broker's id of the position; empty if it named none. */
    String positionId() {
        return positionId;
    }

    ExitPlan exits() {
        return exits;
    }

    List<DeskOrder> orders() {
        return orders.all();
    }

    /** Units that the next exit can close; zero if they are too few, or without an instrument. */
    private Quantity closingSize(DeskConfig config) {
        Instrument instrument = config.instruments().find(symbol);
        return instrument == null ? Quantity.ZERO : instrument.closingOrderFor(orders.held().abs());
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

    private DeskOrder addExit(int attempt, Side side, Quantity quantity, long nowMillis) {
        var exit = new DeskOrder(Leg.EXIT, attempt, side, quantity, nowMillis);
        orders.add(exit);
        if (attempt < ExecutionReport.OUTSIDE_ATTEMPTS) {
            exits.begin();
        }
        return exit;
    }
}
