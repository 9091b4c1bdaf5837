package io.tickflow.core.readmodel;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recorded facts about one order. */
final class OrderRecord {

    private record Approval(VerdictPlace place, long appendMillis) {}

    private final String account;
    private final String decisionId;
    private final String symbol;
    private final Leg leg;
    private final Side side;
    private final List<Approval> approvals = new ArrayList<>(1);
    private @Nullable OrderState state;
    private boolean sent;
    private boolean reportedFilled;
    private boolean ended;
    private long stateMillis;
    private Quantity filled = Quantity.ZERO;
    private long filledMillis;

    OrderRecord(OrderDecision verdict) {
        this.account = verdict.account();
        this.decisionId = verdict.decisionId();
        this.symbol = verdict.symbol();
        this.leg = verdict.leg();
        this.side = verdict.side();
    }

    OrderRecord(ExecutionReport report) {
        this.account = report.account();
        this.decisionId = report.decisionId();
        this.symbol = report.symbol();
        this.leg = report.leg();
        this.side = report.side();
    }

    /** The same ClOrdID may be approved twice, by a fenced owner and by its successor. */
    void approve(VerdictPlace place, long appendMillis) {
        if (approvals.stream().noneMatch(known -> known.place().equals(place))) {
            approvals.add(new Approval(place, appendMillis));
        }
    }

    void apply(ExecutionReport report, long appendMillis) {
        if (report.state() != state) {
            state = report.state();
            stateMillis = appendMillis;
        }
        sent |= report.state() == OrderState.SENT;
        reportedFilled |= report.state() == OrderState.FILLED;
        ended |= report.state().terminal();
        if (report.cumulativeQuantity().isAbove(filled)) {
            filledMillis = filled.isZero() ? appendMillis : filledMillis;
            filled = report.cumulativeQuantity();
        }
    }

    Leg leg() {
        return leg;
    }

    String trade() {
        return account + '/' + decisionId;
    }

    /** Filled units, negative if it sells. */
    Quantity signedFilled() {
        return inItsDirection(filled);
    }

    /** The same units, with the other sign if it sells. */
    Quantity inItsDirection(Quantity units) {
        return side == Side.BUY ? units : units.negated();
    }

    boolean wasSent() {
        return sent;
    }

    boolean wasFilled() {
        return reportedFilled;
    }

    boolean isOpen(VoidVerdicts voids) {
        return !ended && (state != null || approval(voids).isPresent());
    }

    OpenOrder toOpenOrder(String clOrdId, VoidVerdicts voids) {
        long since =
                state == null
                        ? approval(voids).map(Approval::appendMillis).orElseThrow()
                        : stateMillis;
        return new OpenOrder(account, symbol, clOrdId, leg, state, since);
    }

    OpenPosition toPosition(Quantity quantity) {
        return new OpenPosition(account, symbol, inItsDirection(quantity).toDouble(), filledMillis);
    }

    /** First approval in force. */
    private Optional<Approval> approval(VoidVerdicts voids) {
        return approvals.stream()
                .filter(approval -> !voids.isVoid(account, approval.place()))
                .findFirst();
    }
}
