package io.tickflow.cli.feature;

import io.tickflow.cli.console.Console;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the functions for configured features. */
@Command(
        name = "kinds",
        description = "List the functions that tickflow.features.add can name.",
        mixinStandardHelpOptions = true)
final class FeaturesKindsCommand implements Callable<Integer> {

    private static final String ROW = "%-44s  %-7s  %s%n";

    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        PrintWriter out = console.out();
        out.printf(ROW, "FUNCTION", "UNIT", "MEANING");
        for (IndicatorKind kind : IndicatorKinds.all()) {
            for (IndicatorKind.Output output : kind.outputs()) {
                out.printf(
                        ROW,
                        FeaturePage.call(kind, output),
                        output.unit().label(),
                        output.meaning());
            }
        }
        FeaturePage.DERIVATIONS.forEach(
                derivation ->
                        out.printf(
                                ROW, derivation.call(), derivation.unit(), derivation.meaning()));
        TradeDerivations.ALL.forEach(
                function -> out.printf(ROW, function.call(), function.unit(), function.meaning()));
        out.println("BARS: 10s, M1, H1, D1, W1, MN1 (time), T500 (ticks), I100 (tick imbalance)");
        out.println("LENGTH: a time up to a day, such as 60s, M5 or D1");
        out.flush();
        return 0;
    }
}
