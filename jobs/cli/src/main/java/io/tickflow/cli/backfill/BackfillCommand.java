package io.tickflow.cli.backfill;

import io.tickflow.cli.Console;
import io.tickflow.cli.Home;
import io.tickflow.cli.Inputs;
import io.tickflow.connector.kafka.Topics;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.SignalOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** History through the operators of the SignalJob. */
@Command(
        name = "backfill",
        description = {
            "Run history through the operators of the SignalJob.",
            "Features, predictions and signals go to ClickHouse, with the ids that the live job gives them, and on request to the savepoint that the live job starts from."
        },
        mixinStandardHelpOptions = true)
public final class BackfillCommand implements Callable<Integer> {

    @Option(
            names = "--ticks",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "MT5 export files, plain or gzip; the symbol is the name up to the first '_'.")
    private List<Path> ticks = List.of();

    @Option(
            names = "--topic",
            arity = "0..1",
            fallbackValue = Topics.TICKS,
            paramLabel = "NAME",
            description =
                    "Instead of files, what a topic of ticks holds now (default name: ${FALLBACK-VALUE}).")
    private @Nullable String topic;

    @Option(
            names = "--from-clickhouse",
            description =
                    "Instead of files, the quotes in the features table of an earlier run; they lack last, volume, flags and rejected ticks.")
    private boolean fromClickHouse;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings (default: flink-conf/tickflow.yaml).")
    private @Nullable Path config;

    @Option(names = "-D", paramLabel = "KEY=VALUE", description = "Override a setting.")
    private Map<String, String> overrides = new HashMap<>();

    @Option(
            names = "--bootstrap-servers",
            description =
                    "Kafka brokers: of --topic, and of the feed that --savepoint-to is checked against.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--clickhouse",
            paramLabel = "URL",
            description = "ClickHouse's HTTP interface (default: as in the settings).")
    private @Nullable String clickHouse;

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
                    "How long before the end of the history the live job starts to read (default: ${DEFAULT-VALUE}).")
    private Duration margin = Duration.ZERO;

    @Option(
            names = "--bundle",
            paramLabel = "DIR",
            description = "Model bundle (default: as in the settings).")
    private @Nullable Path bundle;

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

    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws Exception {
        check();
        var settings =
                BackfillSettings.read(
                        config == null ? Home.resolve("flink-conf/tickflow.yaml") : config,
                        overrides());
        var plan =
                new BackfillPlan(
                        ticks,
                        topic,
                        bootstrapServers != null,
                        !noClickHouse,
                        savepointTo,
                        margin,
                        parallelism,
                        report,
                        json);
        return new BackfillRun(plan, settings, console.out(), console.progress()).run();
    }

    private void check() {
        var inputs = new Inputs().ticks(ticks).writable("--report", report);
        int sources =
                (ticks.isEmpty() ? 0 : 1) + (topic == null ? 0 : 1) + (fromClickHouse ? 1 : 0);
        inputs.require(
                sources == 1, "name one of --ticks, --topic and --from-clickhouse: the history");
        inputs.require(
                topic == null || bootstrapServers != null, "--topic needs --bootstrap-servers");
        inputs.require(
                !fromClickHouse || !noClickHouse,
                "--from-clickhouse and --no-clickhouse contradict each other");
        inputs.require(
                clickHouse == null || !noClickHouse,
                "--clickhouse and --no-clickhouse contradict each other");
        inputs.require(
                savepointTo == null || canHold(savepointTo),
                "--savepoint-to: cannot write below " + savepointTo);
        inputs.require(parallelism >= 1, "--parallelism must be at least 1");
        for (String key : overrides.keySet()) {
            inputs.require(key.startsWith("tickflow."), "-D" + key + ": no option of Tickflow");
        }
        inputs.throwIfInvalid();
    }

    /** Whether it is a folder that can be written to, or can be made. */
    private static boolean canHold(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }

    private Map<String, String> overrides() {
        Map<String, String> all = new HashMap<>(overrides);
        if (bootstrapServers != null) {
            all.put(PipelineOptions.BOOTSTRAP_SERVERS.key(), bootstrapServers);
        }
        if (clickHouse != null) {
            all.put(HistoryOptions.CLICKHOUSE_URL.key(), clickHouse);
        }
        if (bundle != null) {
            all.put(SignalOptions.MODEL_BUNDLE.key(), bundle.toAbsolutePath().toString());
        }
        return all;
    }
}
