package io.tickflow.cli.option;

import io.tickflow.cli.console.Inputs;
import io.tickflow.operate.model.BundleAtHand;
import io.tickflow.settings.ScoringOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Bundles that made recorded decisions. */
@Command
public final class RecordedBundles {

    @Option(
            names = "--recorded",
            paramLabel = "DIR|REF",
            description =
                    "Bundle that made recorded decisions, once for each (default: that of the"
                            + " settings).")
    private List<String> recorded = List.of();

    /** Opens the manifests of those named and of the settings' bundle; problems go to inputs. */
    public List<BundleAtHand> find(Configuration configuration, Inputs inputs) throws IOException {
        var bundles = new ArrayList<BundleAtHand>();
        for (String name : recorded) {
            bundles.add(Objects.requireNonNull(named("--recorded", name, configuration, inputs)));
        }
        if (recorded.isEmpty()) {
            String own = configuration.get(ScoringOptions.MODEL_BUNDLE);
            bundles.add(
                    Objects.requireNonNull(
                            named(ScoringOptions.MODEL_BUNDLE.key(), own, configuration, inputs)));
        }
        return bundles;
    }

    /**
     * Opens the manifest of one bundle; null without a name.
     *
     * @throws io.tickflow.cli.console.CommandException if it is not there, with all problems so far
     */
    public static @Nullable BundleAtHand named(
            String option, @Nullable String name, Configuration configuration, Inputs inputs)
            throws IOException {
        if (name == null) {
            return null;
        }
        var folder = BundleArgument.resolve(option, name, () -> configuration, inputs);
        inputs.throwIfInvalid();
        return BundleAtHand.of(folder);
    }
}
