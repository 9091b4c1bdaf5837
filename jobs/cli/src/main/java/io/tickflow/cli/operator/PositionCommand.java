package io.tickflow.cli.operator;

import io.tickflow.cli.option.QuantityConverter;
import io.tickflow.core.instrument.Quantity;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells a running desk the position that an operator sees at the broker. */
@Command(
        name = "position",
        description = {
            "Tell the desk what is held on a symbol, as seen at the broker.",
            "The book takes it over as a fill outside the desk, and the symbol is blocked no"
                    + " longer. What is held without a trade is adopted and closed like one. Refused"
                    + " while an order on the symbol is open: resolve it first. Exit code 1 if no desk"
                    + " answers, 2 if there is no such instrument, 3 if it is refused."
        },
        mixinStandardHelpOptions = true)
public final class PositionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SYMBOL", description = "Symbol as the feed names it.")
    private String symbol = "";

    @ArgGroup(multiplicity = "1")
    private Held held = new Held();

    @Mixin private final ControlCall call = new ControlCall();

    /** Position as the broker shows it. */
    static final class Held {

        @Option(names = "--flat", required = true, description = "Nothing is held.")
        private boolean flat;

        @Option(
                names = "--quantity",
                required = true,
                paramLabel = "UNITS",
                converter = QuantityConverter.class,
                description = "So many units are held, negative if short.")
        private Quantity quantity = Quantity.ZERO;
    }

    @Override
    public Integer call() {
        OperatorOptions.requireText("SYMBOL", symbol);
        return call.runPosition(symbol, held.flat ? Quantity.ZERO : held.quantity);
    }
}
