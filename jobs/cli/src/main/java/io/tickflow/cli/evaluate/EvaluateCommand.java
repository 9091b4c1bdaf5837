package io.tickflow.cli.evaluate;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.cli.feature.FeatureSettings;
import io.tickflow.cli.option.BundleArgument;
import io.tickflow.cli.option.TickFiles;
import io.tickflow.core.market.ServerTime;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.training.BundleEvaluation;
import io.tickflow.model.training.EvaluationConfig;
import io.tickflow.model.training.EvaluationReport;
import io.tickflow.model.training.run.EvaluationException;
import io.tickflow.settings.FeedOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores tick files with a bundle and judges the predictions. */
@Command(
        name = "evaluate",
        description = {
            "Score tick files as the jobs would, and judge the model by what came true.",
            "Needs no stack. Use ticks later than those of the training; docs/evaluate.md explains the figures."
        },
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {

    @Option(
            names = "--bundle",
            required = true,
            paramLabel = "DIR|REF",
            description =
                    "Bundle: a folder, its id and version such as direction-eurusd/1, or"
                            + " models:/direction-eurusd@champion of the registry.")
    private String bundle = "";

    @Option(
            names = "--server-time",
            paramLabel = "RULE",
            description = "How the files' times become UTC (default: as in the settings).")
    private @Nullable String serverTime;

    @Option(
            names = "--label",
            paramLabel = "[ROLE=]LABEL",
            description =
                    "Label to judge the direction, or another role, by (default: the bundle's).")
    private List<String> labels = List.of();

    @Option(
            names = "--evaluate-from",
            paramLabel = "UTC",
            description =
                    "Judge ticks from here on, such as 2014-05-12T00:00:00Z; earlier ones only warm"
                            + " the features (default: judge all).")
    private @Nullable String evaluateFrom;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final TickFiles ticks = new TickFiles();
    @Mixin private final FeatureSettings settings = new FeatureSettings();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        Inputs inputs = ticks.check(new Inputs());
        Path folder = BundleArgument.resolve("--bundle", bundle, settings::read, inputs);
        Instant from = from(inputs);
        Map<Role, String> byRole = labels(inputs);
        inputs.throwIfInvalid();
        var config =
                new EvaluationConfig(
                        folder, ticks.files(), serverTime(), settings.features(), byRole, from);
        EvaluationReport report = evaluate(config);
        if (report.rows() == 0) {
            throw CommandException.failed(report.reasonWithoutRows());
        }
        if (json) {
            console.out().println(report.json().toPrettyString());
        } else {
            report.lines().forEach(console.out()::println);
        }
        console.out().flush();
        return ExitCodes.OK;
    }

    private EvaluationReport evaluate(EvaluationConfig config) throws IOException {
        ProgressLine progress = console.progress();
        long startNanos = System.nanoTime();
        try {
            return BundleEvaluation.run(
                    config,
                    (stage, fraction) -> {
                        long now = System.nanoTime();
                        String left = ProgressWords.left(fraction, (now - startNanos) / 1e9);
                        progress.show(fraction, stage + ", " + left, now);
                    });
        } catch (EvaluationException e) {
            throw CommandException.invalid(e.getMessage());
        } finally {
            progress.end();
        }
    }

    private @Nullable Instant from(Inputs inputs) {
        if (evaluateFrom == null) {
            return null;
        }
        try {
            return Instant.parse(evaluateFrom);
        } catch (DateTimeParseException e) {
            inputs.require(
                    false,
                    "--evaluate-from: '"
                            + evaluateFrom
                            + "' is no UTC time, such as 2014-05-12T00:00:00Z");
            return null;
        }
    }

    private Map<Role, String> labels(Inputs inputs) {
        var byRole = new EnumMap<Role, String>(Role.class);
        for (String text : labels) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? Role.DIRECTION.toString() : text.substring(0, equals);
            Optional<Role> role =
                    Stream.of(Role.values()).filter(one -> one.toString().equals(name)).findFirst();
            inputs.require(
                    role.isPresent(),
                    "--label: there is no role '"
                            + name
                            + "'; there are "
                            + Arrays.toString(Role.values()));
            role.ifPresent(found -> byRole.put(found, text.substring(equals + 1)));
        }
        return byRole;
    }

    private ServerTime serverTime() {
        String text =
                serverTime == null ? settings.read().get(FeedOptions.SERVER_TIME) : serverTime;
        try {
            return ServerTime.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid("--server-time: " + e.getMessage());
        }
    }
}
