package io.tickflow.cli.operator;

import io.tickflow.core.desk.log.Control;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tries failed exits again at once. */
@Command(
        name = "retry-exits",
        description = {
            "Try to close positions again at once, whose exits failed.",
            "The desk goes on by itself, ever more slowly; this does not wait for it. A desk that"
                    + " does not run hears nothing of it: exit code 1."
        },
        mixinStandardHelpOptions = true)
public final class RetryExitsCommand implements Callable<Integer> {

    @Mixin private final PositionsCall call = new PositionsCall();

    @Override
    public Integer call() {
        return call.run(Control.Command.RETRY_EXITS);
    }
}
