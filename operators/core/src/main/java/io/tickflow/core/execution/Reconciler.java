package io.tickflow.core.execution;

import io.tickflow.core.order.OrderState;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Determines the outcome of open orders by asking the venue, never by sending again. Found means
 * adopted. Not found is proof only at a venue that remembers completed orders, and only if it still
 * does not know the order after the stated wait. A question without an answer, or with a refusal,
 * makes the order UNKNOWN and is asked again, ever more slowly. Absence from a mass status is no
 * evidence, as venues list working orders only. One thread.
 */
final class Reconciler {

    static final String NOT_KNOWN = "not known at the venue";

    private static final int DOUBLINGS_MAX = 5;

    private final OrderLedger ledger;
    private final OrderGateway gateway;
    private final ReportPublisher publisher;
    private final ExecutionLimits limits;
    private final InstantSource clock;
    private final ExecutionListener listener;
    private final VenuePulse pulse;
    private final Set<String> unanswered = new HashSet<>();
    private long deadlineMillis;

    Reconciler(
            OrderLedger ledger,
            ReportPublisher publisher,
            ExecutionLimits limits,
            ExecutionPorts ports) {
        this.ledger = ledger;
        this.publisher = publisher;
        this.limits = limits;
        this.gateway = ports.gateway();
        this.clock = ports.clock();
        this.listener = ports.listener();
        this.pulse = new VenuePulse(gateway, clock, limits.silenceMillis());
    }

    /** Asks about all orders that the venue may have seen. */
    void begin() {
        unanswered.clear();
        pulse.begin();
        deadlineMillis = clock.millis() + limits.reconcileMillis();
        var open = ledger.open();
        if (open.stream().noneMatch(order -> order.perhapsSent)) {
            return;
        }
        gateway.askMassStatus();
        for (TrackedOrder order : open) {
            if (order.perhapsSent) {
                unanswered.add(order.clOrdId());
                order.failedQuestions = 0;
                ask(order);
            }
        }
    }

    /** True if nothing is left to wait for since {@link #begin}. */
    boolean isDone() {
        return unanswered.isEmpty() || clock.millis() >= deadlineMillis;
    }

    /** The venue may have seen an order from now on. */
    void onSent(TrackedOrder order) {
        order.perhapsSent = true;
        order.awaitsAnswer = false;
        order.askAtMillis = clock.millis() + limits.silenceMillis();
        pulse.onSent(order.clOrdId());
    }

    /** True if the venue has not even read an order that was sent long ago. */
    boolean isVenueSilent() {
        return pulse.isSilent();
    }

    /** The venue reported on an order: it knows it. */
    void onFound(TrackedOrder order) {
        heard(order);
        order.notKnownSinceMillis = 0;
        order.failedQuestions = 0;
        order.askAtMillis = clock.millis() + limits.silenceMillis();
    }

    /** The venue was asked and does not know the order. */
    void onNotKnown(TrackedOrder order, String text) {
        heard(order);
        if (order.settled()) {
            return;
        }
        long now = clock.millis();
        if (!gateway.profile().remembersCompletedOrders()) {
            fail(order, NOT_KNOWN + ", which may forget completed orders; " + text);
        } else if (order.notKnownSinceMillis == 0) {
            order.notKnownSinceMillis = now;
            order.askAtMillis = now + limits.statusWaitMillis();
            publisher.publishOwn(order, OrderState.UNKNOWN, NOT_KNOWN + " yet; " + text);
        } else if (now - order.notKnownSinceMillis >= limits.statusWaitMillis()) {
            boolean filledBefore = order.cumulativeQuantity().isPositive();
            publisher.publishOwn(
                    order, filledBefore ? OrderState.CANCELLED : OrderState.EXPIRED, NOT_KNOWN);
            listener.onExpired();
        }
    }

    /** The venue would not say. */
    void onRefused(TrackedOrder order, String text) {
        heard(order);
        if (!order.settled()) {
            fail(order, "no status from the venue; " + text);
        }
    }

    /** Asks about orders whose turn to be asked about has come. */
    void askTheSilent() {
        pulse.probeIfQuiet();
        long now = clock.millis();
        for (TrackedOrder order : ledger.open()) {
            if (!order.perhapsSent || order.askAtMillis > now) {
                continue;
            }
            if (order.awaitsAnswer) {
                unanswered.remove(order.clOrdId());
                fail(order, "no answer to a status request");
            } else {
                ask(order);
            }
        }
    }

    private void heard(TrackedOrder order) {
        unanswered.remove(order.clOrdId());
        order.awaitsAnswer = false;
        long waitedMillis = pulse.onHeard(order.clOrdId());
        if (waitedMillis >= 0) {
            listener.onFirstWord(waitedMillis);
        }
    }

    /** A question about the order has failed: UNKNOWN until a later one does not. */
    private void fail(TrackedOrder order, String reason) {
        order.failedQuestions++;
        order.awaitsAnswer = false;
        order.askAtMillis = clock.millis() + waitMillis(order);
        boolean saidBefore = order.last != null && order.last.state() == OrderState.UNKNOWN;
        if (!saidBefore) {
            publisher.publishOwn(order, OrderState.UNKNOWN, reason);
        }
    }

    private void ask(TrackedOrder order) {
        order.awaitsAnswer = true;
        order.askAtMillis = clock.millis() + waitMillis(order);
        listener.onStatusRequest();
        gateway.askStatus(order.intent);
    }

    private long waitMillis(TrackedOrder order) {
        return limits.statusWaitMillis() << Math.min(DOUBLINGS_MAX, order.failedQuestions);
    }
}
