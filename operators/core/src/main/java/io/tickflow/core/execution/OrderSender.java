package io.tickflow.core.execution;

import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Sends each recorded order at its turn, or never. An entry that cannot leave at its turn ends
 * EXPIRED; an exit protects, so it waits for the session. Without the lease of the account both
 * wait, neither sent nor ended, as another owner may know more. Not thread-safe.
 */
final class OrderSender {

    private final String account;
    private final ExecutionLimits limits;
    private final OrderLedger ledger;
    private final VenueSession session;
    private final Reconciler reconciler;
    private final ReportPublisher publisher;
    private final PositionGuard guard;
    private final ExecutionPorts ports;
    private final Queue<TrackedOrder> waitingExits = new ArrayDeque<>();

    /** Recorded without a lease. The writer takes in no more meanwhile, which bounds them. */
    private final Queue<TrackedOrder> withoutLease = new ArrayDeque<>();

    private boolean halted;

    OrderSender(
            String account,
            ExecutionLimits limits,
            OrderLedger ledger,
            VenueSession session,
            Reconciler reconciler,
            ReportPublisher publisher,
            PositionGuard guard,
            ExecutionPorts ports) {
        this.account = account;
        this.limits = limits;
        this.ledger = ledger;
        this.session = session;
        this.reconciler = reconciler;
        this.publisher = publisher;
        this.guard = guard;
        this.ports = ports;
    }

    /** Gives an order whose intent is durable its turn. */
    void take(TrackedOrder order) {
        if (!isLeaseHeld()) {
            awaitLease(order);
        } else if (!order.intent.account().equals(account)) {
            expire(order, "this sink trades account " + account);
        } else if (isEntry(order) && halted) {
            expire(order, "halted by an operator");
        } else if (isEntry(order) && ledger.openCount() > limits.openOrdersMax()) {
            expire(order, "too many open orders");
        } else {
            sendOrHold(order);
        }
    }

    /**
     * Ends all entries from now on, also those that wait for the lease; or no longer does.
     *
     * @return number of entries that were waiting
     */
    int halt(boolean value) {
        halted = value;
        int waiting = (int) withoutLease.stream().filter(OrderSender::isEntry).count();
        retryWithoutLease();
        return waiting;
    }

    /** Gives the orders that wait for lease or session another turn. */
    void retry() {
        retryWithoutLease();
        for (int waiting = waitingExits.size(); waiting > 0 && maySend(); waiting--) {
            sendOrHold(waitingExits.remove());
        }
    }

    /**
     * Ends the orders that were certainly not sent, after the session was closed. Without the lease
     * it is for the next owner to find out.
     */
    void close() {
        if (!isLeaseHeld()) {
            return;
        }
        retryWithoutLease();
        for (TrackedOrder order = waitingExits.poll(); order != null; order = waitingExits.poll()) {
            expire(order, session.obstacle());
        }
    }

    /** Ends an order that is not sent. */
    void expire(TrackedOrder order, String reason) {
        ports.listener().onExpired();
        publisher.publishOwn(order, OrderState.EXPIRED, reason);
    }

    private boolean isLeaseHeld() {
        return ports.leaseHeld().getAsBoolean();
    }

    private boolean maySend() {
        return session.isReady() && !reconciler.isVenueSilent() && isLeaseHeld();
    }

    private void awaitLease(TrackedOrder order) {
        ports.listener().onLeaseMissed();
        withoutLease.add(order);
    }

    /**
     * Those that were recorded before the lease was missed are known to be ours once it is held.
     */
    private void retryWithoutLease() {
        for (int waiting = withoutLease.size(); waiting > 0 && isLeaseHeld(); waiting--) {
            take(withoutLease.remove());
        }
    }

    private static boolean isEntry(TrackedOrder order) {
        return order.intent.leg() == Leg.ENTRY;
    }

    private void sendOrHold(TrackedOrder order) {
        String block = guard.obstacle(order.intent.symbol());
        if (ledger.exceedsTold(order.intent)) {
            expire(order, "an operator told of the position meanwhile, and less is held now");
        } else if (!block.isEmpty()) {
            expire(order, "the symbol is blocked: " + block);
        } else if (maySend()) {
            send(order);
        } else {
            holdOrExpire(order);
        }
    }

    private void send(TrackedOrder order) {
        if (isPastExpiry(order)) {
            expire(order, "too late: past its expiry at its turn to be sent");
            return;
        }
        switch (ports.gateway().send(order.intent, session.number())) {
            case YES -> {
                reconciler.onSent(order);
                ports.listener().onSent();
                publisher.publishOwn(order, OrderState.SENT, "");
            }
            case PERHAPS -> {
                reconciler.onSent(order);
                publisher.publishOwn(order, OrderState.UNKNOWN, "the write did not complete");
            }
            case NOT_NOW -> awaitLease(order);
            case NO -> {
                if (isPastExpiry(order)) {
                    expire(order, "too late: past its expiry at the socket");
                } else {
                    session.drop("an order could not be handed over");
                    holdOrExpire(order);
                }
            }
        }
    }

    private boolean isPastExpiry(TrackedOrder order) {
        return ports.clock().millis() > order.intent.expiresAtMillis();
    }

    private void holdOrExpire(TrackedOrder order) {
        boolean mayWait =
                order.intent.leg() == Leg.EXIT
                        && !session.isClosed()
                        && waitingExits.size() < limits.waitingExitsMax();
        if (mayWait) {
            waitingExits.add(order);
        } else {
            expire(order, session.obstacle());
        }
    }
}
