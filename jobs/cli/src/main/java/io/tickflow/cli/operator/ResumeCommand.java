package io.tickflow.cli.operator;

import io.tickflow.cli.console.Console;
import io.tickflow.core.desk.log.Control;
import io.tickflow.operate.control.AppendedRecord;
import io.tickflow.operate.control.ControlAppend;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lifts a HALT. */
@Command(
        name = "resume",
        description = {
            "Allow new entries of an account again.",
            "Also gives positions that could not be closed as many attempts again. Waits until the order is recorded. Account * means all."
        },
        mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {

    @Mixin private final OperatorOptions options = new OperatorOptions();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        AppendedRecord appended =
                ControlAppend.append(
                        Control.Command.RESUME, options.address(), options.by(), options.reason());
        Confirmation.print(console, appended, options.json());
        return 0;
    }
}
