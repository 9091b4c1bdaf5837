package io.tickflow.cli.operator;

import io.tickflow.core.desk.log.Control;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Kill switch of an account. */
@Command(
        name = "halt",
        description = {
            "Stop new entries of an account; exits go on.",
            "Waits until the order is recorded. It holds for desks that start later as well, until"
                    + " a resume. Account * means all. Exit code 1 if no desk has ever traded the"
                    + " account."
        },
        mixinStandardHelpOptions = true)
public final class HaltCommand implements Callable<Integer> {

    @Mixin private final ControlCall call = new ControlCall();

    @Override
    public Integer call() {
        return call.run(Control.Command.HALT, "");
    }
}
