package io.tickflow.operate.control;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.event.Mode;
import io.tickflow.operate.OperationException;
import io.tickflow.settings.DeskAddress;
import java.io.IOException;

/** Complete log of a desk. */
public final class AccountLog {

    private AccountLog() {}

    /**
     * Passes the complete log of one mode to {@code reader}.
     *
     * @throws OperationException if it cannot be read
     */
    public static void read(DeskAddress desk, Mode mode, DeskLog.Reader reader) {
        var config =
                new OrderLogConfig(
                        desk.kafka(),
                        EventTypes.ORDERS.topic(),
                        EventTypes.EXECUTIONS.topic(),
                        EventTypes.CONTROL.topic(),
                        EventTypes.LEASES.topic(),
                        OrderLogConfig.READ_TIMEOUT_MILLIS);
        try {
            var unused = new KafkaDeskLog(config, mode).read(LogPosition.START, reader);
        } catch (IOException e) {
            throw OperationException.failed(
                    "the log of orders cannot be read: " + e.getMessage(), e);
        }
    }
}
