package io.tickflow.cli.feature;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.cli.option.TickFiles;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.label.QuoteRecorder;
import io.tickflow.core.market.ServerTime;
import io.tickflow.settings.FeedOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes features into a file with the engine of the jobs. */
@Command(
        name = "compute",
        description = {
            "Compute the features of tick files into a file for notebooks.",
            "Needs no stack. The values are those that the jobs compute from the same ticks, to the bit.",
            "With --label, the file has labels of the future beside them, for training."
        },
        mixinStandardHelpOptions = true)
final class FeaturesComputeCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "File to write: .parquet, .csv or .csv.gz.")
    private Path out = Path.of("");

    @Option(
            names = "--server-time",
            paramLabel = "RULE",
            description = "How the files' times become UTC (default: as in the settings).")
    private @Nullable String serverTime;

    @Option(names = "--json", description = "Print the counts as JSON.")
    private boolean json;

    @Mixin private final TickFiles ticks = new TickFiles();

    @Mixin private final LabelOption label = new LabelOption();

    @Mixin private final FeatureSettings settings = new FeatureSettings();

    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        label.check(ticks.check(new Inputs())).writable("--out", out).throwIfInvalid();
        FeatureSet features = settings.features();
        ServerTime rule = rule();
        ProgressLine progress = console.progress();
        LabelColumns labels =
                LabelColumns.read(
                        label.labels(),
                        new TickPass(ticks.files(), rule, progress, " for labels"),
                        new QuoteRecorder(features.config()));
        var names = new ArrayList<String>(features.schema().names());
        names.addAll(labels.names());
        try (VectorFile file = VectorFile.create(out, names)) {
            var pass = new TickPass(ticks.files(), rule, progress, "");
            var computation = new Computation(features, pass, labels, file);
            computation.run();
            requireAccepted(computation);
            file.complete();
            progress.end();
            if (json) {
                console.out().println(ComputationJson.of(computation, features, labels, out));
                console.out().flush();
            } else {
                print(computation, features, labels);
            }
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid("--out: " + e.getMessage());
        }
        return 0;
    }

    /** Without an accepted tick no file is written. */
    private static void requireAccepted(Computation computation) {
        if (computation.accepted() == 0) {
            throw CommandException.invalid(
                    String.format(
                            Locale.ROOT,
                            "--ticks: not one of %s is accepted: %,d rejected %s, %,d"
                                    + " malformed. bin/tickflow ticks inspect shows how the files"
                                    + " are read",
                            ProgressWords.count(
                                    computation.read() + computation.malformed(), "row"),
                            computation.rejectedTotal(),
                            computation.rejected(),
                            computation.malformed()));
        }
    }

    private ServerTime rule() {
        String text =
                serverTime == null ? settings.read().get(FeedOptions.SERVER_TIME) : serverTime;
        try {
            return ServerTime.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid("--server-time: " + e.getMessage());
        }
    }

    private void print(Computation computation, FeatureSet features, LabelColumns labels) {
        PrintWriter printer = console.out();
        printer.printf(
                Locale.ROOT,
                "%s read = %,d accepted + %,d rejected + %,d malformed%n",
                ProgressWords.count(computation.read() + computation.malformed(), "row"),
                computation.accepted(),
                computation.rejectedTotal(),
                computation.malformed());
        computation
                .rejected()
                .forEach((code, count) -> printer.printf(Locale.ROOT, "  %s %,d%n", code, count));
        printer.printf(
                Locale.ROOT,
                "%,d vectors of %d features, schema %s, in %s%n",
                computation.vectors(),
                features.schema().size(),
                features.schema().hash(),
                out);
        for (LabelColumns.Counted one : labels.counted()) {
            printer.printf(
                    Locale.ROOT,
                    "label %s in column %s: %,d labelled (%,d up, %,d down), %,d ties, %,d cut, %,d"
                            + " not due%n",
                    one.name(),
                    one.column(),
                    one.counts().labelled(),
                    one.counts().up(),
                    one.counts().down(),
                    one.counts().ties(),
                    one.counts().cut(),
                    one.counts().notDue());
        }
        printer.flush();
    }
}
