package io.tickflow.cli.operator;

import io.tickflow.core.desk.log.Control;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lifts a HALT. */
@Command(
        name = "resume",
        description = {
            "Allow new entries of an account again.",
            "Lifts a halt, and nothing else. Waits until the order is recorded. Account * means"
                    + " all. Exit code 1 if no desk has ever traded the account."
        },
        mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {

    @Mixin private final ControlCall call = new ControlCall();

    @Override
    public Integer call() {
        return call.run(Control.Command.RESUME, "");
    }
}
