package io.tickflow.connector.event;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.VenueMessage;

/** Rows of desks: verdicts, reports of the venue, controls, and ownership of accounts. */
final class DeskEvents {

    /** Verdict of a desk on one leg. */
    static final EventType<OrderDecision> ORDERS =
            new EventType<>(
                    "OrderDecided",
                    OrderDecision.class,
                    "tickflow.orders",
                    new EventKey<>("mode and account", OrderDecision::account, true),
                    order ->
                            new EventIds(
                                    orderEventId(
                                            order.account(),
                                            order.decisionId(),
                                            order.leg(),
                                            order.attempt()),
                                    order.decisionId(),
                                    order.decisionId() + "/signal"),
                    1);

    /** Reported state of one order. */
    static final EventType<ExecutionReport> EXECUTIONS =
            new EventType<>(
                    "OrderExecuted",
                    ExecutionReport.class,
                    "tickflow.executions",
                    new EventKey<>("mode and account", ExecutionReport::account, true),
                    report ->
                            new EventIds(
                                    report.clOrdId() + '/' + report.execId(),
                                    report.decisionId(),
                                    orderEventId(
                                            report.account(),
                                            report.decisionId(),
                                            report.leg(),
                                            report.attempt())),
                    1);

    /** Message between a sink and its venue. */
    static final EventType<VenueMessage> VENUE_MESSAGES =
            new EventType<>(
                    "VenueMessagePassed",
                    VenueMessage.class,
                    "tickflow.fix",
                    new EventKey<>("mode and account", VenueMessage::account, true),
                    message -> EventIds.standalone(message.messageId()),
                    1);

    /** Command of an operator. */
    static final EventType<Control> CONTROL =
            new EventType<>(
                    "ControlChanged",
                    Control.class,
                    "tickflow.control",
                    new EventKey<>("account", Control::account),
                    control -> EventIds.standalone(control.controlId()),
                    1);

    /** Change of the right to trade an account. */
    static final EventType<LeaseChange> LEASES =
            new EventType<>(
                    "LeaseChanged",
                    LeaseChange.class,
                    "tickflow.leases",
                    new EventKey<>("kind and account", DeskEvents::leaseKey),
                    change -> EventIds.standalone(leaseEventId(change)),
                    1);

    private DeskEvents() {}

    /** Derives the id of a verdict by account, as several desks may trade the same decision. */
    private static String orderEventId(String account, String decisionId, Leg leg, int attempt) {
        return decisionId + "/order/" + account + '/' + leg + '-' + attempt;
    }

    private static String leaseEventId(LeaseChange change) {
        return change.account()
                + "/lease/"
                + change.holder()
                + '/'
                + change.state()
                + '-'
                + change.changedAtMillis();
    }

    /**
     * Derives the key of a lease change. Compaction keeps the last record of a key: a claim must
     * outlive the heartbeats of earlier owners, and an opening determines void verdicts as long as
     * there are any.
     */
    private static String leaseKey(LeaseChange change) {
        return switch (change.state()) {
            case CLAIMED -> "claim/" + change.account();
            case HELD, RELEASED -> "held/" + change.account();
            case OPENED -> "opened/" + change.epoch() + '/' + change.account();
        };
    }
}
