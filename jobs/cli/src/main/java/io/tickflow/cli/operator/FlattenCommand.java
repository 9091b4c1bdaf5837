package io.tickflow.cli.operator;

import io.tickflow.core.desk.log.Control;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "Only this symbol (default: all symbols of the account).")
    private String symbol = "";

    @Mixin private final ControlCall call = new ControlCall();

    @Override
    public Integer call() {
        return call.run(Control.Command.FLATTEN, symbol);
    }
}
