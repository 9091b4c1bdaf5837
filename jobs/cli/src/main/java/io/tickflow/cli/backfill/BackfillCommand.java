package io.tickflow.cli.backfill;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.history.HistoryServer;
import io.tickflow.cli.history.LocalHistoryOption;
import io.tickflow.cli.option.BundleArgument;
import io.tickflow.cli.option.ClickHouseOption;
import io.tickflow.cli.option.DurationConverter;
import io.tickflow.cli.option.OptionalTickFiles;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.connector.topic.Topics;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.ScoringOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs history through the operators of the SignalJob. */
@Command(
        name = "backfill",
        description = {
            "Run history through the operators of the SignalJob.",
            "Features, predictions and signals go to ClickHouse, with the ids that the live job"
                    + " gives them, and on request to the savepoint that the live job starts from."
        },
        mixinStandardHelpOptions = true)
public final class BackfillCommand implements Callable<Integer> {

    @Option(
            names = "--topic",
            arity = "0..1",
            fallbackValue = Topics.TICKS,
            paramLabel = "NAME",
            description =
                    "Instead of files, what a topic of ticks holds now (default name:"
                            + " ${FALLBACK-VALUE}).")
    private @Nullable String topic;

    @Option(
            names = "--from-clickhouse",
            description =
                    "Instead of files, the quotes in the features table of an earlier run; they"
                            + " lack last, volume, flags and rejected ticks.")
    private boolean fromClickHouse;

    @Option(
            names = "--bootstrap-servers",
            description =
                    "Kafka brokers: of --topic, and of the feed that --savepoint-to is checked"
                            + " against.")
    private @Nullable String bootstrapServers;

    @Option(names = "--no-clickhouse", description = "Store nothing.")
    private boolean noClickHouse;

    @Option(
            names = "--savepoint-to",
            paramLabel = "DIR",
            description = "Write the savepoint that the live job starts from below this folder.")
    private @Nullable Path savepointTo;

    @Option(
            names = "--margin",
            defaultValue = "10m",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long before the end of the history the live job starts to read (default:"
                            + " ${DEFAULT-VALUE}).")
    private Duration margin = Duration.ZERO;

    @Option(
            names = "--bundle",
            paramLabel = "DIR|REF",
            description =
                    "Model bundle: a folder, or models:/NAME@ALIAS of the registry (default: as in"
                            + " the settings).")
    private @Nullable String bundle;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            paramLabel = "N",
            description = "Parallelism of all but the reading (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the summary as JSON too.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Mixin private final OptionalTickFiles ticks = new OptionalTickFiles();
    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final ClickHouseOption clickHouse = new ClickHouseOption();
    @Mixin private final LocalHistoryOption localHistory = new LocalHistoryOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws Exception {
        check();
        Configuration configuration = settings.read(options());
        BackfillSettings.of(configuration);
        var plan =
                new BackfillPlan(
                        ticks.files(),
                        topic,
                        bootstrapServers != null,
                        !noClickHouse,
                        savepointTo,
                        margin,
                        parallelism,
                        report,
                        json);
        try (HistoryServer server = open(configuration)) {
            BackfillSettings jobs = BackfillSettings.of(server.settings());
            return new BackfillRun(plan, jobs, console.out(), console.progress()).run();
        }
    }

    private HistoryServer open(Configuration configuration) {
        return fromClickHouse
                ? localHistory.openFilled(configuration, noClickHouse, console.err())
                : localHistory.open(configuration, noClickHouse, console.err());
    }

    private void check() {
        var inputs = ticks.check(new Inputs()).writable("--report", report);
        int sources =
                (ticks.paths().isEmpty() ? 0 : 1)
                        + (topic == null ? 0 : 1)
                        + (fromClickHouse ? 1 : 0);
        inputs.require(
                sources == 1, "name one of --ticks, --topic and --from-clickhouse: the history");
        inputs.require(
                topic == null || bootstrapServers != null, "--topic needs --bootstrap-servers");
        inputs.require(
                !fromClickHouse || !noClickHouse,
                "--from-clickhouse and --no-clickhouse contradict each other");
        inputs.require(
                !clickHouse.isNamed() || !noClickHouse,
                "--clickhouse and --no-clickhouse contradict each other");
        localHistory.check(inputs, clickHouse.isNamed(), noClickHouse);
        inputs.require(
                savepointTo == null || canHold(savepointTo),
                "--savepoint-to: cannot write below " + savepointTo);
        inputs.require(parallelism >= 1, "--parallelism must be at least 1");
        for (String key : settings.overrides().keySet()) {
            inputs.require(key.startsWith("tickflow."), "-D" + key + ": no option of Tickflow");
        }
        inputs.throwIfInvalid();
    }

    /** True for a folder that can be written to, or can be made. */
    private static boolean canHold(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }

    /** Settings from the options of this command. */
    private Map<String, String> options() {
        Map<String, String> all = new HashMap<>();
        if (bootstrapServers != null) {
            all.put(PipelineOptions.BOOTSTRAP_SERVERS.key(), bootstrapServers);
        }
        clickHouse.putInto(all);
        if (bundle != null) {
            all.put(ScoringOptions.MODEL_BUNDLE.key(), BundleArgument.absolute(bundle));
        }
        return all;
    }
}
