package io.tickflow.cli.operator;

import io.tickflow.cli.console.CommandException;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.operate.control.TradedSymbols;
import io.tickflow.settings.DeskAddress;
import io.tickflow.settings.InstrumentOptions;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;

/** Check of a symbol that an operator names, before anything is recorded. */
final class SymbolCheck {

    private SymbolCheck() {}

    /**
     * Refuses a symbol without an instrument, unless the log of the account has an order or a block
     * on it: an instrument may have been removed since.
     *
     * @throws CommandException that names the instruments
     */
    static void require(String symbol, DeskAddress desk, Configuration settings) {
        Instruments instruments = InstrumentOptions.configure(settings);
        if (instruments.find(symbol) != null || TradedSymbols.read(desk).contains(symbol)) {
            return;
        }
        var known = new TreeSet<>(instruments.bySymbol().keySet());
        throw CommandException.invalid(
                known.isEmpty()
                        ? "the settings have no instrument '%s', nor any other. Maybe name those of the desk with --config"
                                .formatted(symbol)
                        : "there is no instrument '%s', and account %s has no order or block on it. Instruments: %s"
                                .formatted(symbol, desk.account(), String.join(", ", known)));
    }
}
