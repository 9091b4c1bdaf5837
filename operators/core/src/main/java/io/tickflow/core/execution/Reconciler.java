package io.tickflow.core.execution;

import io.tickflow.core.order.OrderState;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Determines the outcome of open orders by asking the venue, never by sending again. Found means
 * adopted. Not found means UNKNOWN, until the venue still does not know the order after the stated
 * wait; then it ends EXPIRED. No answer is no evidence: the order stays open. Absence from a mass
 * status is no evidence either, as venues list working orders only. One thread.
 */
final class Reconciler {

    static final String NOT_KNOWN = "not known at the venue";

    private final OrderLedger ledger;
    private final OrderGateway gateway;
    private final ReportPublisher publisher;
    private final ExecutionLimits limits;
    private final InstantSource clock;
    private final ExecutionListener listener;
    private final Set<String> unanswered = new HashSet<>();

    /** Sent in this session without any word of the venue yet; sending time by ClOrdID(11). */
    private final Map<String, Long> unheard = new LinkedHashMap<>();

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
    }

    /** Asks about all orders that the venue may have seen. */
    void begin() {
        unanswered.clear();
        unheard.clear();
        deadlineMillis = clock.millis() + limits.reconcileMillis();
        var open = ledger.open();
        if (open.stream().noneMatch(order -> order.perhapsSent)) {
            return;
        }
        gateway.askMassStatus();
        for (TrackedOrder order : open) {
            if (order.perhapsSent) {
                unanswered.add(order.clOrdId());
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
        order.askAtMillis = clock.millis() + limits.statusWaitMillis();
        unheard.put(order.clOrdId(), clock.millis());
    }

    /** True if the venue has not said a word about an order for too long. */
    boolean isVenueSilent() {
        var eldest = unheard.values().iterator();
        return eldest.hasNext() && clock.millis() - eldest.next() >= limits.silenceMillis();
    }

    /** The venue reported on an order: it knows it. */
    void onFound(TrackedOrder order) {
        heard(order);
        order.notKnownSinceMillis = 0;
        order.askAtMillis = clock.millis() + limits.statusWaitMillis();
    }

    /** The venue was asked and does not know the order. */
    void onNotKnown(TrackedOrder order, String text) {
        heard(order);
        if (order.settled()) {
            return;
        }
        long now = clock.millis();
        if (order.notKnownSinceMillis == 0) {
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
        order.askAtMillis = TrackedOrder.NOT_ASKED;
        boolean saidBefore = order.last != null && order.last.state() == OrderState.UNKNOWN;
        if (!order.settled() && !saidBefore) {
            publisher.publishOwn(order, OrderState.UNKNOWN, "no status from the venue; " + text);
        }
    }

    /** Asks again about orders that were silent, or unknown, for the stated wait. */
    void askTheSilent() {
        long now = clock.millis();
        for (TrackedOrder order : ledger.open()) {
            if (order.perhapsSent && order.askAtMillis <= now) {
                ask(order);
            }
        }
    }

    private void heard(TrackedOrder order) {
        unanswered.remove(order.clOrdId());
        Long sentMillis = unheard.remove(order.clOrdId());
        if (sentMillis != null) {
            listener.onFirstWord(clock.millis() - sentMillis);
        }
    }

    private void ask(TrackedOrder order) {
        order.askAtMillis = clock.millis() + limits.statusWaitMillis();
        listener.onStatusRequest();
        gateway.askStatus(order.intent);
    }
}
