package io.tickflow.cli.operator;

import io.tickflow.connector.event.EventCodecs;
import io.tickflow.connector.kafka.Topics;
import io.tickflow.core.desk.log.Control;
import io.tickflow.settings.DeskAddress;
import java.time.Instant;

/** Appends a {@code ControlChanged}. */
final class ControlWord {

    private ControlWord() {}

    static Appended say(Control.Command command, OperatorOptions options) {
        DeskAddress desk = options.address();
        String controlId =
                command + "/" + desk.account() + '/' + options.by() + '/' + Instant.now();
        var control =
                new Control(controlId, desk.account(), command, options.by(), options.reason());
        return Appended.append(
                desk.kafka(),
                Topics.CONTROL,
                desk.account(),
                controlId,
                EventCodecs.controls(desk.mode()).encode(control),
                command.toString());
    }
}
