package io.tickflow.core.desk;

import io.tickflow.core.market.Side;
import io.tickflow.core.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trade: an entry, and as many exits as it takes to hold nothing again. What is held follows
 * from the filled quantities of its orders and from nothing else, so a fill that nobody expected
 * any more, of an entry or of an exit, is simply a position that the next exit closes.
 */
public final class Trade {

    /** Orders of one trade at most, whatever an operator resumes. */
    static final int ORDERS_MAX = 101;

    /** Fill time of a trade of which nothing is filled. */
    static final long NOT_FILLED = Long.MAX_VALUE;

    private final String decisionId;
    private final String symbol;
    private final long eventTimeMillis;
    private final ExitPlan exits;
    private final List<DeskOrder> orders;
    private long horizonMillis;
    private long filledAtMillis;

    Trade(
            String decisionId,
            String symbol,
            long eventTimeMillis,
            long horizonMillis,
            long filledAtMillis,
            ExitPlan exits,
            List<DeskOrder> orders) {
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
        var orders = new ArrayList<DeskOrder>(2);
        orders.add(new DeskOrder(Leg.ENTRY, 0, signal.side(), quantity, nowMillis));
        return new Trade(
                signal.decisionId(),
                signal.symbol(),
                signal.eventTimeMillis(),
                signal.horizonMillis(),
                NOT_FILLED,
                new ExitPlan(Long.MIN_VALUE),
                orders);
    }

    /** The trade of an entry that this desk knows from a report only. */
    static Trade adopted(
            ExecutionReport report, long horizonMillis, ExitPlan exits, long nowMillis) {
        var orders = new ArrayList<DeskOrder>(2);
        orders.add(new DeskOrder(Leg.ENTRY, 0, report.side(), report.orderQuantity(), nowMillis));
        return new Trade(
                report.decisionId(),
                report.symbol(),
                report.eventTimeMillis(),
                horizonMillis,
                NOT_FILLED,
                exits,
                orders);
    }

    /** Takes in a report about one of its orders; of an exit, even if this desk forgot it. */
    DeskOrder.Effect apply(ExecutionReport report, DeskConfig config, long nowMillis) {
        DeskOrder order = orderOf(report, nowMillis);
        if (order == null) {
            return DeskOrder.Effect.UNKNOWN_ORDER;
        }
        DeskOrder.Effect effect = order.apply(report, nowMillis);
        if (effect == DeskOrder.Effect.ENDED && order.leg() == Leg.EXIT) {
            exits.ended(order, config, nowMillis);
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
        if (flat()) {
            return null;
        }
        if (marketTimeMillis >= eventTimeMillis + horizonMillis
                || nowMillis >= filledAtMillis + horizonMillis) {
            exits.begin();
        }
        if (exitUnderWay()) {
            return null;
        }
        if (exits.failures() >= config.exitFailuresMax() || orders.size() >= ORDERS_MAX) {
            exits.giveUp();
        }
        if (!exits.due(nowMillis)) {
            return null;
        }
        double held = heldQuantity();
        Side side = held > 0 ? Side.SELL : Side.BUY;
        var exit = new DeskOrder(Leg.EXIT, nextAttempt(), side, Math.abs(held), nowMillis);
        orders.add(exit);
        return exit;
    }

    /** Orders that have just become unknown for want of news. */
    int fallSilent(long nowMillis, long silenceMillis) {
        int silent = 0;
        for (DeskOrder order : orders) {
            if (order.fallSilent(nowMillis, silenceMillis)) {
                silent++;
            }
        }
        return silent;
    }

    /** Wall time at which it wants to be looked at again; {@link Long#MAX_VALUE} if never. */
    long wakeUpMillis(long silenceMillis) {
        long wakeUp = Long.MAX_VALUE;
        for (DeskOrder order : orders) {
            if (order.awaitsNews()) {
                wakeUp = Math.min(wakeUp, order.silentAtMillis(silenceMillis));
            }
        }
        if (!flat() && !exitUnderWay() && !exits.stuck()) {
            wakeUp = Math.min(wakeUp, exits.dueAtMillis(filledAtMillis + horizonMillis));
        }
        return wakeUp;
    }

    /** The signal of an adopted trade came: it knows the horizon. */
    void holdFor(long millis) {
        horizonMillis = millis;
    }

    void resume(long nowMillis) {
        exits.resume(nowMillis);
    }

    /** True if all orders are accounted for and nothing is held. */
    boolean finished() {
        return flat() && orders.stream().allMatch(order -> order.state().terminal());
    }

    /** True if an order may or may not have been executed. */
    public boolean unknown() {
        return orders.stream().anyMatch(order -> order.state() == OrderState.UNKNOWN);
    }

    /** True if something is held that could not be closed, and nothing more is tried. */
    public boolean stuck() {
        return exits.stuck() && !flat();
    }

    /** Units held, negative if short. */
    public double heldQuantity() {
        return orders.stream().mapToDouble(DeskOrder::signedFilled).sum();
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
        return orders;
    }

    private boolean flat() {
        return Math.abs(heldQuantity()) < DeskOrder.QUANTITY_EPSILON;
    }

    private boolean exitUnderWay() {
        return orders.stream()
                .anyMatch(order -> order.leg() == Leg.EXIT && !order.state().terminal());
    }

    private int nextAttempt() {
        return orders.stream()
                        .filter(order -> order.leg() == Leg.EXIT)
                        .mapToInt(DeskOrder::attempt)
                        .max()
                        .orElse(-1)
                + 1;
    }

    private @Nullable DeskOrder orderOf(ExecutionReport report, long nowMillis) {
        for (DeskOrder order : orders) {
            if (order.leg() == report.leg() && order.attempt() == report.attempt()) {
                return order;
            }
        }
        if (report.leg() == Leg.ENTRY || orders.size() >= ORDERS_MAX) {
            return null;
        }
        var exit =
                new DeskOrder(
                        Leg.EXIT,
                        report.attempt(),
                        report.side(),
                        report.orderQuantity(),
                        nowMillis);
        orders.add(exit);
        exits.begin();
        return exit;
    }
}
