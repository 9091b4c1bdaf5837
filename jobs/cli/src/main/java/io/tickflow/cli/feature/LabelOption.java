package io.tickflow.cli.feature;

import io.tickflow.cli.console.Inputs;
import io.tickflow.core.label.Label;
import io.tickflow.core.label.Labels;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Labels to write beside the features. */
@Command
final class LabelOption {

    @Option(
            names = "--label",
            split = ",",
            paramLabel = "LABEL",
            description =
                    "Label to write beside the features, such as sm_N5, ret_60s, rv_60s or tb_1_120s; several with commas. bin/tickflow features kinds lists them.")
    private List<String> names = List.of();

    private List<Label> labels = List.of();

    /** Reads the names; adds problems to {@code inputs}. */
    Inputs check(Inputs inputs) {
        var parsed = new ArrayList<Label>();
        for (String name : names) {
            try {
                Label label = Labels.parse(name.strip());
                boolean isNew =
                        parsed.stream().noneMatch(other -> other.column().equals(label.column()));
                inputs.require(isNew, "--label: " + name.strip() + " is named twice");
                parsed.add(label);
            } catch (IllegalArgumentException e) {
                inputs.require(false, "--label: " + e.getMessage());
            }
        }
        labels = List.copyOf(parsed);
        return inputs;
    }

    /** Checked labels, in the order of the command line. */
    List<Label> labels() {
        return labels;
    }
}
