package io.tickflow.operate.control;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.settings.DeskAddress;
import java.time.Instant;

/** Appends commands of an operator. */
public final class ControlAppend {

    private ControlAppend() {}

    /**
     * Appends a command for the account of {@code desk} and waits until it is durable.
     *
     * @param by name of the operator
     * @throws io.tickflow.operate.OperationException if it is not known to be durable
     */
    public static AppendedRecord append(
            Control.Command command, DeskAddress desk, String by, String reason) {
        return append(command, desk, by, reason, "");
    }

    /** As the other method, about one symbol; about all if it is empty. */
    public static AppendedRecord append(
            Control.Command command, DeskAddress desk, String by, String reason, String symbol) {
        try (var appender = new RecordAppender(desk.kafka())) {
            return append(appender, command, desk, by, reason, symbol);
        }
    }

    /** As the other method, by a connection that is open already. */
    public static AppendedRecord append(
            RecordAppender appender,
            Control.Command command,
            DeskAddress desk,
            String by,
            String reason,
            String symbol) {
        Control control =
                Control.onSymbol(
                        id(command, desk, by), desk.account(), command, by, reason, symbol);
        return appender.append(
                EventTypes.CONTROL.topic(),
                desk.account(),
                control.controlId(),
                EventTypes.CONTROL.encode(control, desk.deployment()),
                control.command().toString());
    }

    /** Appends what an operator saw at the broker: units of an order, or of a symbol. */
    public static AppendedRecord appendUnits(
            Control.Command command,
            DeskAddress desk,
            String by,
            String reason,
            String symbol,
            String clOrdId,
            Quantity quantity,
            double price) {
        return append(
                new Control(
                        id(command, desk, by),
                        desk.account(),
                        command,
                        by,
                        reason,
                        symbol,
                        clOrdId,
                        quantity,
                        price,
                        ""),
                desk);
    }

    private static AppendedRecord append(Control control, DeskAddress desk) {
        return AppendedRecord.append(
                desk.kafka(),
                EventTypes.CONTROL.topic(),
                desk.account(),
                control.controlId(),
                EventTypes.CONTROL.encode(control, desk.deployment()),
                control.command().toString());
    }

    private static String id(Control.Command command, DeskAddress desk, String by) {
        return command + "/" + desk.account() + '/' + by + '/' + Instant.now();
    }
}
