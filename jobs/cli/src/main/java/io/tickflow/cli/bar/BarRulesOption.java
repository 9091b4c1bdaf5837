package io.tickflow.cli.bar;

import io.tickflow.cli.console.Inputs;
import io.tickflow.core.bar.BarPrice;
import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSession;
import io.tickflow.core.market.SymbolMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rules of the bars of a command, as configured unless the command line has others. */
@Command
final class BarRulesOption {

    @Option(
            names = "--session",
            paramLabel = "SESSION",
            description =
                    "Start of a day: utc, new-york-close, or a server's clock (default: as in the settings).")
    private @Nullable String session;

    @Option(
            names = "--price",
            paramLabel = "PRICE",
            description = "mid, bid, ask or last (default: as in the settings).")
    private @Nullable String price;

    /** Rules by these options; {@code inputs} collects the problems. */
    BarRules rules(Inputs inputs, BarRules configured) {
        BarPrice ofBars =
                parsed(
                        inputs,
                        "--price: ",
                        configured.price(),
                        () -> price == null ? configured.price() : BarPrice.parse(price));
        String ofCommand = session;
        if (ofCommand == null) {
            return new BarRules(ofBars, configured.session(), configured.sessions());
        }
        BarSession ofDays =
                parsed(inputs, "--session: ", BarSession.UTC, () -> BarSession.parse(ofCommand));
        return new BarRules(ofBars, ofDays, SymbolMap.empty());
    }

    /** Value of an option; a problem gives {@code otherwise}. */
    static <T> T parsed(Inputs inputs, String option, T otherwise, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException e) {
            inputs.require(false, option + e.getMessage());
            return otherwise;
        }
    }
}
