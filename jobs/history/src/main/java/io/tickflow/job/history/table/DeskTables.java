package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.VenueMessage;

/**
 * Tables of desks: verdicts, reports of the venue, and ownership of accounts. The types are those
 * of {@code sql/V*.sql}.
 */
public final class DeskTables {

    /** Verdicts of the desks, which are also the intents to send. */
    public static final EventTable<OrderDecision> ORDERS =
            new TableDeclaration<>(EventTypes.ORDERS, "orders", "orders")
                    .string("symbol", OrderDecision::symbol)
                    .int64("event_time", OrderDecision::eventTimeMillis)
                    .string("decision_id", OrderDecision::decisionId)
                    .string("account", OrderDecision::account)
                    .constant("leg", OrderDecision::leg)
                    .int32("attempt", OrderDecision::attempt)
                    .constant("verdict", OrderDecision::verdict)
                    .constant("reason", OrderDecision::reason)
                    .string("cl_ord_id", OrderDecision::clOrdId)
                    .constant("side", OrderDecision::side)
                    .float64("quantity", order -> order.quantity().toDouble())
                    .float64("reference_bid", OrderDecision::referenceBid)
                    .float64("reference_ask", OrderDecision::referenceAsk)
                    .int64("decided_at", OrderDecision::decidedAtMillis)
                    .column("expires_at", DeskTables::writeExpiry)
                    .string("limits", OrderDecision::limits)
                    .int64("horizon_millis", OrderDecision::horizonMillis)
                    .float64("stop_price", OrderDecision::stopPrice)
                    .float64("target_price", OrderDecision::targetPrice)
                    .string("instrument_version", OrderDecision::instrumentVersion)
                    .string("position_id", OrderDecision::positionId)
                    .writerEpoch("epoch")
                    .table();

    /** Every reported state of every order. */
    public static final EventTable<ExecutionReport> EXECUTIONS =
            new TableDeclaration<>(EventTypes.EXECUTIONS, "executions", "executions")
                    .string("symbol", ExecutionReport::symbol)
                    .int64("event_time", ExecutionReport::eventTimeMillis)
                    .string("decision_id", ExecutionReport::decisionId)
                    .string("account", ExecutionReport::account)
                    .constant("leg", ExecutionReport::leg)
                    .int32("attempt", ExecutionReport::attempt)
                    .string("cl_ord_id", ExecutionReport::clOrdId)
                    .constant("side", ExecutionReport::side)
                    .constant("state", ExecutionReport::state)
                    .float64("order_quantity", report -> report.orderQuantity().toDouble())
                    .float64("last_quantity", report -> report.lastQuantity().toDouble())
                    .float64("last_price", ExecutionReport::lastPrice)
                    .float64(
                            "cumulative_quantity", report -> report.cumulativeQuantity().toDouble())
                    .float64("average_price", ExecutionReport::averagePrice)
                    .string("order_id", ExecutionReport::orderId)
                    .string("exec_id", ExecutionReport::execId)
                    .string("reason", ExecutionReport::reason)
                    .int64("reported_at", ExecutionReport::reportTimeMillis)
                    .string("position_id", ExecutionReport::positionId)
                    .table();

    /** Every message between a sink and its venue. */
    public static final EventTable<VenueMessage> VENUE_MESSAGES =
            new TableDeclaration<>(EventTypes.VENUE_MESSAGES, "venue-messages", "venue_messages")
                    .string("account", VenueMessage::account)
                    .int64("passed_at", VenueMessage::passedAtMillis)
                    .constant("direction", VenueMessage::direction)
                    .string("msg_type", VenueMessage::msgType)
                    .int64("sequence_number", VenueMessage::sequenceNumber)
                    .string("cl_ord_id", VenueMessage::clOrdId)
                    .string("text", VenueMessage::text)
                    .table();

    /** Openings of leases, which tell void verdicts from those in force; never expires. */
    public static final EventTable<LeaseChange> LEASES =
            new TableDeclaration<>(EventTypes.LEASES, "leases", "leases")
                    .only(change -> change.state() == LeaseChange.State.OPENED)
                    .string("account", LeaseChange::account)
                    .constant("state", LeaseChange::state)
                    .int64("epoch", LeaseChange::epoch)
                    .string("holder", LeaseChange::holder)
                    .int64("lease_millis", LeaseChange::leaseMillis)
                    .int64("orders_from", LeaseChange::ordersFrom)
                    .int64("changed_at", LeaseChange::changedAtMillis)
                    .table();

    private DeskTables() {}

    private static void writeExpiry(OrderDecision order, RowBuffer out) {
        if (order.expiresAtMillis() == OrderDecision.NEVER) {
            out.putNull();
        } else {
            out.putNotNull();
            out.putLong(order.expiresAtMillis());
        }
    }
}
