package io.tickflow.core.desk;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;

/**
 * Order of a trade with its newest known state. Reports may come twice, late and out of order: the
 * filled quantity never goes down and an order never leaves a terminal state.
 *
 * <p>It starts as SENT, because from the moment of the decision on it may reach the venue.
 */
final class DeskOrder {

    private final Leg leg;
    private final int attempt;
    private final Side side;
    private final Quantity quantity;
    private OrderState state;
    private Quantity filledQuantity;
    private long newsAtMillis;
    private long reportTimeMillis;

    DeskOrder(Leg leg, int attempt, Side side, Quantity quantity, long decidedAtMillis) {
        this(
                leg,
                attempt,
                side,
                quantity,
                OrderState.SENT,
                Quantity.ZERO,
                decidedAtMillis,
                Long.MIN_VALUE);
    }

    DeskOrder(
            Leg leg,
            int attempt,
            Side side,
            Quantity quantity,
            OrderState state,
            Quantity filledQuantity,
            long newsAtMillis,
            long reportTimeMillis) {
        this.leg = leg;
        this.attempt = attempt;
        this.side = side;
        this.quantity = quantity;
        this.state = state;
        this.filledQuantity = filledQuantity;
        this.newsAtMillis = newsAtMillis;
        this.reportTimeMillis = reportTimeMillis;
    }

    /** Effect of a report on an order. */
    enum Effect {
        /** There is no such order. */
        UNKNOWN_ORDER,
        /** Nothing new. */
        NONE,
        /** It changed while it was open. */
        NEWS,
        /** It reached its terminal state. */
        ENDED,
        /** It had ended, and yet more of it was filled. */
        LATE_FILL
    }

    /** Takes in a report about this order. */
    Effect apply(ExecutionReport report, long nowMillis) {
        boolean ended = state.terminal();
        if (ended && report.byOperator()) {
            // The venue was faster, and knows better.
            return Effect.NONE;
        }
        boolean fills = filledBy(report).isAbove(filledQuantity);
        boolean advances = advances(report);
        if (!fills && !advances) {
            affirm(report, nowMillis);
            return Effect.NONE;
        }
        if (fills) {
            filledQuantity = filledBy(report);
        }
        boolean filled = ended && report.state() == OrderState.FILLED;
        if (advances || filled || state == OrderState.UNKNOWN) {
            state = report.state();
        }
        newsAtMillis = nowMillis;
        reportTimeMillis = Math.max(reportTimeMillis, report.reportTimeMillis());
        if (ended) {
            return Effect.LATE_FILL;
        }
        return state.terminal() ? Effect.ENDED : Effect.NEWS;
    }

    /** True if it is an exit that ended with nothing filled. */
    boolean failedExit() {
        return leg == Leg.EXIT && state.terminal() && filledQuantity.isZero();
    }

    /** Takes it for unknown if there was no news for {@code silenceMillis}; true if so. */
    boolean fallSilent(long nowMillis, long silenceMillis) {
        boolean silent = awaitsNews() && nowMillis >= silentAtMillis(silenceMillis);
        if (silent) {
            state = OrderState.UNKNOWN;
        }
        return silent;
    }

    /** True if it is open and silence would be news. */
    boolean awaitsNews() {
        return !state.terminal() && state != OrderState.UNKNOWN;
    }

    long silentAtMillis(long silenceMillis) {
        return newsAtMillis + silenceMillis;
    }

    /** Filled units, positive if bought. */
    Quantity signedFilled() {
        return side == Side.BUY ? filledQuantity : filledQuantity.negated();
    }

    Leg leg() {
        return leg;
    }

    int attempt() {
        return attempt;
    }

    Side side() {
        return side;
    }

    Quantity quantity() {
        return quantity;
    }

    OrderState state() {
        return state;
    }

    Quantity filledQuantity() {
        return filledQuantity;
    }

    long newsAtMillis() {
        return newsAtMillis;
    }

    long reportTimeMillis() {
        return reportTimeMillis;
    }

    /** CumQty(14), or all of the order if a venue says FILLED without one. */
    static Quantity filledBy(ExecutionReport report) {
        Quantity cumulative = report.cumulativeQuantity();
        if (cumulative.isPositive()) {
            return cumulative;
        }
        return report.state() == OrderState.FILLED ? report.orderQuantity() : Quantity.ZERO;
    }

    /** A later report of the same open state breaks the silence, and changes nothing else. */
    private void affirm(ExecutionReport report, long nowMillis) {
        if (awaitsNews()
                && report.state() == state
                && report.reportTimeMillis() > reportTimeMillis) {
            newsAtMillis = nowMillis;
            reportTimeMillis = report.reportTimeMillis();
        }
    }

    private boolean advances(ExecutionReport report) {
        if (state.terminal()) {
            return false;
        }
        if (report.state().terminal()) {
            return true;
        }
        if (state == OrderState.UNKNOWN) {
            // A repetition of a report from before the silence is no evidence.
            return report.state() != OrderState.UNKNOWN
                    && report.reportTimeMillis() > reportTimeMillis;
        }
        if (report.state() == OrderState.UNKNOWN) {
            return report.reportTimeMillis() >= reportTimeMillis;
        }
        return rank(report.state()) > rank(state);
    }

    private static int rank(OrderState state) {
        return switch (state) {
            case UNKNOWN, SENT -> 0;
            case NEW -> 1;
            case PARTIALLY_FILLED -> 2;
            case FILLED, CANCELLED, REJECTED, EXPIRED -> 3;
        };
    }
}
