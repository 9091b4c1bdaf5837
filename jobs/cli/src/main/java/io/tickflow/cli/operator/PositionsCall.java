package io.tickflow.cli.operator;

import io.tickflow.core.desk.log.Control;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records a command about the positions of an account, or of one symbol. */
@Command
final class PositionsCall {

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "Only this symbol (default: all symbols of the account).")
    private @Nullable String symbol;

    @Mixin private final ControlCall call = new ControlCall();

    /** Exit code, as of {@link ControlCall#run}. */
    int run(Control.Command command) {
        if (symbol == null) {
            return call.run(command, "");
        }
        OperatorOptions.requireText("--symbol", symbol);
        return call.run(command, symbol);
    }
}
