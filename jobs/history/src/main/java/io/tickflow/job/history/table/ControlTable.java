package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;

/** Declaration of the table of controls. */
final class ControlTable {

    /** Commands of operators, answers and blocks; never expires. */
    static final EventTable<Control> CONTROL =
            new TableDeclaration<>(EventTypes.CONTROL, "controls", "controls")
                    .string("account", Control::account)
                    .constant("command", Control::command)
                    .string("said_by", Control::by)
                    .string("reason", Control::reason)
                    .string("symbol", Control::symbol)
                    .string("cl_ord_id", Control::clOrdId)
                    .column("quantity", ControlTable::writeQuantity)
                    .float64("price", Control::price)
                    .string("answer_to", Control::answerTo)
                    .table();

    private ControlTable() {}

    private static void writeQuantity(Control control, RowBuffer out) {
        Quantity quantity = control.quantity();
        if (quantity == null) {
            out.putNull();
        } else {
            out.putNotNull();
            out.putDouble(quantity.toDouble());
        }
    }
}
