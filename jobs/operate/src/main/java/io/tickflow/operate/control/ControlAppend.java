package io.tickflow.operate.control;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.desk.log.Control;
import io.tickflow.settings.DeskAddress;
import java.time.Instant;

/** Appends halts and resumes of an operator. */
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
        String controlId = command + "/" + desk.account() + '/' + by + '/' + Instant.now();
        var control = new Control(controlId, desk.account(), command, by, reason);
        return AppendedRecord.append(
                desk.kafka(),
                EventTypes.CONTROL.topic(),
                desk.account(),
                controlId,
                EventTypes.CONTROL.encode(control, desk.deployment()),
                command.toString());
    }
}
