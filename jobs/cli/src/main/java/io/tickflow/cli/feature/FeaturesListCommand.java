package io.tickflow.cli.feature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tickflow.cli.console.Console;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.model.contract.FeatureSpec;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the features of the settings. */
@Command(
        name = "list",
        description = {
            "List the features of the settings, in the order of every vector.",
            "VALID and SETTLED count from 0, in ticks or bars: from VALID on there is a value, from SETTLED on it does not depend on where the series started."
        },
        mixinStandardHelpOptions = true)
final class FeaturesListCommand implements Callable<Integer> {

    @Mixin private final FeatureSettings settings = new FeatureSettings();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws JsonProcessingException {
        FeatureSet features = settings.features();
        PrintWriter out = console.out();
        out.print(json ? json(features) : text(features));
        out.flush();
        return 0;
    }

    private static String text(FeatureSet features) {
        var page = new StringBuilder();
        List<FeatureSpec> specs = features.schema().features();
        int width = specs.stream().mapToInt(spec -> spec.name().length()).max().orElse(0);
        String row = "%4s  %-" + width + "s  %-11s  %-9s  %6s  %8s  %-5s  %s%n";
        page.append(
                row.formatted(
                        "#", "NAME", "GROUP", "UNIT", "VALID", "SETTLED", "IN", "DEFINITION"));
        for (int i = 0; i < specs.size(); i++) {
            FeatureSpec spec = specs.get(i);
            page.append(
                    row.formatted(
                            i,
                            spec.name(),
                            spec.group(),
                            spec.unit().label(),
                            spec.firstValid(),
                            spec.settled(),
                            spec.pace(),
                            spec.definition()));
        }
        return page.append(
                        "%d features, schema %s, %,d bytes of state a symbol, decides at %s%n"
                                .formatted(
                                        specs.size(),
                                        features.schema().hash(),
                                        features.stateBytes(),
                                        features.config().decisionPoint()))
                .toString();
    }

    private static String json(FeatureSet features) throws JsonProcessingException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schema", features.schema().hash());
        root.put("decisionPoint", features.config().decisionPoint());
        root.put("stateBytes", features.stateBytes());
        root.put("features", features.schema().features());
        return new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(root)
                + System.lineSeparator();
    }
}
