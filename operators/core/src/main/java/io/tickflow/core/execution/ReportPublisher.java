package io.tickflow.core.execution;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns messages of venue and sink into execution reports that only advance an order. Repetitions,
 * reports from the past and answers that tell nothing new are dropped and counted; {@code
 * lastQuantity} is what this report adds to the ones published before, so that its sum is right
 * even if the venue's report of a fill was lost. One thread.
 */
final class ReportPublisher {

    private static final int SEEN_REPORTS_MAX = 10_000;

    /** Wall time of the last fill by symbol, in this run. */
    private final Map<String, Long> lastFillMillis = new HashMap<>();

    private final SeenReports seen = new SeenReports(SEEN_REPORTS_MAX);
    private final OrderLedger ledger;
    private final Consumer<ExecutionReport> out;
    private final InstantSource clock;
    private final ExecutionListener listener;

    ReportPublisher(
            OrderLedger ledger,
            Consumer<ExecutionReport> out,
            InstantSource clock,
            ExecutionListener listener) {
        this.ledger = ledger;
        this.out = out;
        this.clock = clock;
        this.listener = listener;
    }

    /** Publishes a state known to the sink itself, with the quantity filled so far. */
    void publishOwn(TrackedOrder order, OrderState state, String reason) {
        publish(
                order,
                report(
                        order,
                        state,
                        Quantity.ZERO,
                        Double.NaN,
                        order.cumulativeQuantity(),
                        order.averagePrice(),
                        order.orderId(),
                        order.clOrdId() + '/' + state,
                        reason,
                        order.positionId()));
    }

    /** Publishes an end that follows from other evidence than a report. */
    void publishEvidence(
            TrackedOrder order, OrderState state, Quantity cumulativeQuantity, String reason) {
        publish(
                order,
                report(
                        order,
                        state,
                        cumulativeQuantity.minus(order.cumulativeQuantity()),
                        Double.NaN,
                        cumulativeQuantity,
                        Double.NaN,
                        order.orderId(),
                        order.clOrdId() + "/evidence/" + state,
                        reason,
                        order.positionId()));
    }

    /** Publishes an operator's report. */
    void publishOperators(TrackedOrder order, ExecutionReport report) {
        publish(order, report);
    }

    /** Publishes a fill outside the desk, which the ledger knows already. */
    void publishOutside(ExecutionReport report) {
        lastFillMillis.put(report.symbol(), clock.millis());
        listener.onReport();
        out.accept(report);
    }

    /** A report of the venue. */
    void publish(TrackedOrder order, VenueReport venue) {
        Quantity before = order.cumulativeQuantity();
        Quantity cumulative = cumulative(order, venue);
        Quantity added = cumulative.minus(before);
        if (!seen.first(venue) || !advances(order, venue, added)) {
            listener.onReportDropped();
            return;
        }
        boolean late = order.settled();
        if (late) {
            listener.onLateFill();
        }
        // An order that has ended works no more, or its fill would be in no trade of the ledger.
        OrderState state = late && !venue.state().terminal() ? OrderState.CANCELLED : venue.state();
        String execId =
                venue.statusAnswer() || venue.execId().isEmpty()
                        ? order.clOrdId() + "/status/" + venue.state() + '/' + cumulative
                        : venue.execId();
        publish(
                order,
                report(
                        order,
                        state,
                        added,
                        addedPrice(order, venue, added),
                        cumulative,
                        cumulative.isPositive() ? venue.averagePrice() : Double.NaN,
                        venue.orderId(),
                        execId,
                        late ? "late fill; " + venue.text() : venue.text(),
                        venue.positionId().isEmpty() ? order.positionId() : venue.positionId()));
    }

    /** Wall time of the last fill on {@code symbol} in this run; 0 if there was none. */
    long lastFillMillis(String symbol) {
        return lastFillMillis.getOrDefault(symbol, 0L);
    }

    /** Says again how an order ended, with the same event id. */
    void republish(TrackedOrder order) {
        if (order.last != null && order.settled()) {
            out.accept(order.last);
        }
    }

    private void publish(TrackedOrder order, ExecutionReport report) {
        order.last = report;
        if (!report.lastQuantity().isZero()) {
            lastFillMillis.put(report.symbol(), clock.millis());
        }
        if (order.settled()) {
            ledger.settle(order);
        }
        listener.onReport();
        out.accept(report);
    }

    /** CumQty(14), or what follows without it: an order that is FILLED is so as a whole. */
    private static Quantity cumulative(TrackedOrder order, VenueReport venue) {
        Quantity told = venue.cumulativeQuantity();
        if (venue.state() == OrderState.FILLED && (told == null || told.isZero())) {
            return order.intent.quantity();
        }
        return told == null ? order.cumulativeQuantity().plus(venue.lastQuantity()) : told;
    }

    /**
     * True if a report tells more than the ones before. The answer that an order is still working
     * does as well: its silence would look as if nobody had asked.
     */
    private static boolean advances(TrackedOrder order, VenueReport venue, Quantity added) {
        if (added.isNegative() || (order.settled() && added.isZero())) {
            return false;
        }
        boolean sameState = order.last != null && order.last.state() == venue.state();
        return added.isPositive() || !sameState || venue.statusAnswer();
    }

    private static double addedPrice(TrackedOrder order, VenueReport venue, Quantity added) {
        if (!added.isPositive()) {
            return Double.NaN;
        }
        if (venue.lastQuantity().equals(added)) {
            return venue.lastPrice();
        }
        double before = order.cumulativeQuantity().toDouble();
        double paidBefore = before > 0 ? before * order.averagePrice() : 0;
        double all = before + added.toDouble();
        return (venue.averagePrice() * all - paidBefore) / added.toDouble();
    }

    private ExecutionReport report(
            TrackedOrder order,
            OrderState state,
            Quantity lastQuantity,
            double lastPrice,
            Quantity cumulativeQuantity,
            double averagePrice,
            String orderId,
            String execId,
            String reason,
            String positionId) {
        OrderDecision intent = order.intent;
        return new ExecutionReport(
                intent.account(),
                intent.decisionId(),
                intent.symbol(),
                intent.eventTimeMillis(),
                intent.leg(),
                intent.attempt(),
                intent.clOrdId(),
                intent.side(),
                state,
                intent.quantity(),
                lastQuantity,
                lastPrice,
                cumulativeQuantity,
                averagePrice,
                orderId,
                execId,
                reason,
                clock.millis(),
                positionId);
    }
}
