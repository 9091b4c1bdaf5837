package io.tickflow.cli.operator;

import io.tickflow.core.desk.log.Control;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Closes positions before their horizon. */
@Command(
        name = "flatten",
        description = {
            "Close the positions of an account, or of one symbol, now.",
            "It does not keep new entries from following: halt first. Tells the orders that the"
                    + " desk sends. A desk that does not run hears nothing of it: exit code 1."
        },
        mixinStandardHelpOptions = true)
public final class FlattenCommand implements Callable<Integer> {

    @Mixin private final PositionsCall call = new PositionsCall();

    @Override
    public Integer call() {
        return call.run(Control.Command.FLATTEN);
    }
}
