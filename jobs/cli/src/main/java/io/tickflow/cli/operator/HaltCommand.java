package io.tickflow.cli.operator;

import io.tickflow.cli.console.Console;
import io.tickflow.core.desk.log.Control;
import io.tickflow.operate.control.AppendedRecord;
import io.tickflow.operate.control.ControlAppend;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Kill switch of an account. */
@Command(
        name = "halt",
        description = {
            "Stop new entries of an account; exits go on.",
            "Waits until the order is recorded. It holds for desks that start later as well, until a resume. Account * means all."
        },
        mixinStandardHelpOptions = true)
public final class HaltCommand implements Callable<Integer> {

    @Mixin private final OperatorOptions options = new OperatorOptions();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        AppendedRecord appended =
                ControlAppend.append(
                        Control.Command.HALT, options.address(), options.by(), options.reason());
        Confirmation.print(console, appended, options.json());
        return 0;
    }
}
