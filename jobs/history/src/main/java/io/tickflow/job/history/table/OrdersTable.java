package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.order.OrderDecision;
import java.util.List;

/** Table {@code orders}: the desk's verdicts, which are also the intents to send. */
public final class OrdersTable implements ClickHouseTable<RecordedEvent<OrderDecision>> {

    public static final String NAME = "orders";

    private static final List<String> COLUMNS =
            EventColumns.around(
                    List.of(
                            "decision_id",
                            "account",
                            "leg",
                            "attempt",
                            "verdict",
                            "reason",
                            "cl_ord_id",
                            "side",
                            "quantity",
                            "reference_bid",
                            "reference_ask",
                            "decided_at",
                            "expires_at",
                            "limits"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(RecordedEvent<OrderDecision> row, RowBuffer out) {
        OrderDecision order = row.body();
        EventColumns.head(row, order.symbol(), order.eventTimeMillis(), out);
        out.putString(order.decisionId());
        out.putString(order.account());
        out.putString(order.leg().name());
        out.putInt(order.attempt());
        out.putString(order.verdict().name());
        out.putString(order.reason().name());
        out.putString(order.clOrdId());
        out.putString(order.side().name());
        out.putDouble(order.quantity());
        out.putDouble(order.referenceBid());
        out.putDouble(order.referenceAsk());
        out.putLong(order.decidedAtMillis());
        writeExpiry(order.expiresAtMillis(), out);
        out.putString(order.limits());
        EventColumns.tail(row, out);
    }

    private static void writeExpiry(long expiresAtMillis, RowBuffer out) {
        if (expiresAtMillis == OrderDecision.NEVER) {
            out.putNull();
        } else {
            out.putNotNull();
            out.putLong(expiresAtMillis);
        }
    }
}
