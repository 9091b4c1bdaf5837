package io.tickflow.cli.feature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.console.Console;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import io.tickflow.core.label.Labels;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the functions for configured features. */
@Command(
        name = "kinds",
        description =
                "List the functions that tickflow.features.add can name, and the labels of features"
                        + " compute.",
        mixinStandardHelpOptions = true)
final class FeaturesKindsCommand implements Callable<Integer> {

    private static final ObjectWriter JSON = new JsonMapper().writerWithDefaultPrettyPrinter();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = console.out();
        List<FeaturePage.Derivation> functions = functions();
        if (json) {
            out.println(
                    JSON.writeValueAsString(
                            Map.of("functions", functions, "labels", Labels.families())));
        } else {
            int width = functions.stream().mapToInt(row -> row.call().length()).max().orElse(1);
            int unitWidth = functions.stream().mapToInt(row -> row.unit().length()).max().orElse(1);
            String row = "%-" + width + "s  %-" + unitWidth + "s  %s%n";
            out.printf(row, "FUNCTION", "UNIT", "MEANING");
            functions.forEach(
                    function ->
                            out.printf(row, function.call(), function.unit(), function.meaning()));
            out.println(
                    "BARS: 10s, M1, H1, D1, W1, MN1 (time), T500 (ticks), I100 (tick imbalance)");
            out.println("LENGTH: a time up to a day, such as 60s, M5 or D1");
            out.printf("%nLabels, for features compute --label:%n");
            Labels.families()
                    .forEach(
                            family ->
                                    out.printf(
                                            "%-24s  %-10s  %s%n",
                                            family.pattern(), family.example(), family.meaning()));
        }
        out.flush();
        return 0;
    }

    /** Functions of bars, then those of features and of trades. */
    private static List<FeaturePage.Derivation> functions() {
        var functions = new ArrayList<FeaturePage.Derivation>();
        for (IndicatorKind kind : IndicatorKinds.all()) {
            for (IndicatorKind.Output output : kind.outputs()) {
                functions.add(
                        new FeaturePage.Derivation(
                                FeaturePage.call(kind, output),
                                output.unit().label(),
                                output.meaning()));
            }
        }
        functions.addAll(FeaturePage.DERIVATIONS);
        functions.addAll(TradeDerivations.ALL);
        return functions;
    }
}
