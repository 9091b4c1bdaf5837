package io.tickflow.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.OptionalTickFiles;
import io.tickflow.cli.registry.TrainingRecord;
import io.tickflow.cli.train.HistorySource;
import io.tickflow.core.market.ServerTime;
import io.tickflow.model.training.Training;
import io.tickflow.model.training.TrainingConfig;
import io.tickflow.model.training.TrainingReport;
import io.tickflow.model.training.calibration.Calibration;
import io.tickflow.model.training.run.Progress;
import io.tickflow.model.training.run.TrainingException;
import io.tickflow.model.training.tree.TreeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a direction model and writes its bundle. */
@Command(
        name = "train",
        description = {
            "Train a direction model on tick files, or on recorded decisions (--from-clickhouse).",
            "XGBoost and LightGBM on label sm_N5 (is the mean of the next five mids higher?), judged on later"
                    + " days, written as a bundle that jobs can score with. A test signal, no trading"
                    + " edge: the report says why."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Bundle to make; must not exist.")
    private Path out = Path.of("");

    @Option(
            names = "--server-time",
            defaultValue = "new-york+7h",
            paramLabel = "RULE",
            description = "How the files' times become UTC (default: ${DEFAULT-VALUE}).")
    private String serverTime = "";

    @Option(
            names = "--id",
            description = "Id of the model (default: direction-<symbol of the first file>).")
    private @Nullable String id;

    @Option(
            names = "--model-version",
            defaultValue = "1",
            description = "Version (default: ${DEFAULT-VALUE}).")
    private String version = "";

    @Option(
            names = "--evaluate-from",
            paramLabel = "UTC",
            description =
                    "Judge on ticks from here on, such as 2014-05-09T00:00:00Z (default: from the"
                            + " midnight that leaves closest to a tenth of the ticks).")
    private @Nullable String evaluateFrom;

    @Option(
            names = "--folds",
            defaultValue = "5",
            description =
                    "Days to judge walk-forward as well, each by its own training (default:"
                            + " ${DEFAULT-VALUE}).")
    private int folds;

    @Option(
            names = "--members",
            defaultValue = "xgboost,lightgbm",
            paramLabel = "NAME,...",
            description =
                    "Libraries that train a member each: xgboost, lightgbm (default:"
                            + " ${DEFAULT-VALUE}).")
    private String members = "";

    @Option(
            names = "--calibration",
            defaultValue = "none",
            paramLabel = "KIND",
            description =
                    "Calibration of each member, fitted on the last part of the training ticks:"
                            + " none, platt or isotonic (default: ${DEFAULT-VALUE}).")
    private String calibration = "";

    @Option(names = "--json", description = "Print the bundle's manifest and the counts as JSON.")
    private boolean json;

    @Mixin private final OptionalTickFiles ticks = new OptionalTickFiles();
    @Mixin private final HistorySource history = new HistorySource();
    @Mixin private final TrainingRecord record = new TrainingRecord();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        history.check(ticks.check(new Inputs()), !ticks.paths().isEmpty())
                .require(
                        !history.isNamed() || ticks.reading().symbol() != null || id != null,
                        "--from-clickhouse needs --symbol, or the --id of a model of all symbols")
                .throwIfInvalid();
        record.check();
        long startNanos = System.nanoTime();
        var progress = console.progress();
        TrainingReport report;
        try {
            report =
                    train(
                            config(),
                            (stage, fraction) -> progress.show(fraction, stage, System.nanoTime()));
        } catch (TrainingException e) {
            throw CommandException.invalid(e.getMessage());
        } finally {
            progress.end();
        }
        if (json) {
            console.out().println(json(report));
        } else {
            report.lines().forEach(console.out()::println);
        }
        console.out().flush();
        record.add(report, Duration.ofNanos(System.nanoTime() - startNanos), console.err());
        return ExitCodes.OK;
    }

    private TrainingReport train(TrainingConfig config, Progress progress) {
        if (!history.isNamed()) {
            return Training.run(config, progress);
        }
        Configuration settings = record.settings(history.options());
        return Training.run(
                config,
                part -> history.read(settings, ticks.reading(), console.err(), part),
                progress);
    }

    private static String json(TrainingReport report) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("bundle", report.bundle().toString());
        root.put("malformed", report.malformedLines());
        ObjectNode codes = root.putObject("rejectedByCode");
        report.rejectedTicks().forEach((code, count) -> codes.put(code.name(), count));
        root.set(
                "manifest",
                new JsonMapper().readTree(report.bundle().resolve("manifest.json").toFile()));
        return root.toPrettyString();
    }

    private TrainingConfig config() {
        try {
            TrainingConfig config =
                    TrainingConfig.ofTicks(ticks.files(), out)
                            .withServerTime(ServerTime.parse(serverTime));
            String symbol = ticks.reading().symbol();
            String named =
                    symbol == null ? config.id() : "direction-" + symbol.toLowerCase(Locale.ROOT);
            return config.withName(id == null ? named : id, version)
                    .withMembers(TreeLibrary.parse(members), Calibration.parse(calibration))
                    .withEvaluation(evaluation(), folds);
        } catch (IllegalArgumentException e) {
            throw CommandException.invalid(e.getMessage());
        }
    }

    private @Nullable Instant evaluation() {
        if (evaluateFrom == null) {
            return null;
        }
        try {
            Instant from = Instant.parse(evaluateFrom);
            if (from.isBefore(Instant.EPOCH) || from.isAfter(LAST_INSTANT)) {
                throw CommandException.invalid(
                        "--evaluate-from must be from 1970 to 9999: " + evaluateFrom);
            }
            return from;
        } catch (DateTimeParseException e) {
            throw CommandException.invalid("--evaluate-from: no UTC time: " + evaluateFrom);
        }
    }
}
