package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.order.ExecutionReport;
import java.util.List;

/** Table {@code executions}: every reported state of every order. */
public final class ExecutionsTable implements ClickHouseTable<RecordedEvent<ExecutionReport>> {

    public static final String NAME = "executions";

    private static final List<String> COLUMNS =
            EventColumns.around(
                    List.of(
                            "decision_id",
                            "account",
                            "leg",
                            "attempt",
                            "cl_ord_id",
                            "side",
                            "state",
                            "order_quantity",
                            "last_quantity",
                            "last_price",
                            "cumulative_quantity",
                            "average_price",
                            "order_id",
                            "exec_id",
                            "reason",
                            "reported_at"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(RecordedEvent<ExecutionReport> row, RowBuffer out) {
        ExecutionReport report = row.body();
        EventColumns.head(row, report.symbol(), report.eventTimeMillis(), out);
        out.putString(report.decisionId());
        out.putString(report.account());
        out.putString(report.leg().name());
        out.putInt(report.attempt());
        out.putString(report.clOrdId());
        out.putString(report.side().name());
        out.putString(report.state().name());
        out.putDouble(report.orderQuantity());
        out.putDouble(report.lastQuantity());
        out.putDouble(report.lastPrice());
        out.putDouble(report.cumulativeQuantity());
        out.putDouble(report.averagePrice());
        out.putString(report.orderId());
        out.putString(report.execId());
        out.putString(report.reason());
        out.putLong(report.reportTimeMillis());
        EventColumns.tail(row, out);
    }
}
