package io.tickflow.cli.train;

import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.history.HistoryServer;
import io.tickflow.cli.history.LocalHistoryOption;
import io.tickflow.cli.option.ClickHouseOption;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.model.training.RecordedTicks;
import io.tickflow.model.training.run.Progress;
import io.tickflow.model.training.run.TrainingException;
import io.tickflow.operate.replay.HistoryWindow;
import io.tickflow.operate.replay.RecordedVectors;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.ticks.ReadOptions;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a training on recorded decisions instead of tick files. */
@Command
public final class HistorySource {

    private static final int PROGRESS_ROWS = 10_000;

    @Option(
            names = "--from-clickhouse",
            description =
                    "Train on the features of recorded decisions, as they were known at each, instead"
                            + " of tick files. --symbol, --from and --to (UTC) choose among them.")
    private boolean named;

    @Mixin private final ClickHouseOption clickHouse = new ClickHouseOption();
    @Mixin private final LocalHistoryOption localHistory = new LocalHistoryOption();

    /** True if the history is asked for instead of files. */
    public boolean isNamed() {
        return named;
    }

    /** Adds a problem if not exactly one source is named. */
    public Inputs check(Inputs inputs, boolean files) {
        return localHistory
                .check(inputs, clickHouse.isNamed(), false)
                .require(
                        named != files,
                        "name tick files with --ticks, or --from-clickhouse: one of them")
                .require(
                        named || !clickHouse.isNamed(),
                        "--clickhouse belongs to --from-clickhouse");
    }

    /** Options of the settings that the command line changes. */
    public Map<String, String> options() {
        var options = new HashMap<String, String>();
        clickHouse.putInto(options);
        return options;
    }

    /**
     * Reads the vectors of a time.
     *
     * @param rows symbol and UTC times to read
     * @param err told the folder of a local history
     * @throws TrainingException if there are none, or the history does not answer
     */
    public RecordedTicks read(
            Configuration settings, ReadOptions rows, PrintWriter err, Progress progress) {
        try (HistoryServer server = localHistory.openFilled(settings, false, err)) {
            HistoryConfig config = HistoryJob.configure(server.settings());
            String symbol = rows.symbol();
            var window =
                    new HistoryWindow(
                            config.deployment().pipeline(),
                            symbol == null ? "" : symbol,
                            Math.max(0, rows.fromMillis()),
                            Math.min(Instant.now().toEpochMilli(), rows.toMillis()));
            return read(config, window, progress);
        }
    }

    private static RecordedTicks read(
            HistoryConfig config, HistoryWindow window, Progress progress) {
        try (var history = new SqlConsole(config.clickHouse())) {
            var vectors = new RecordedVectors(history, config.features());
            double all = Math.max(1, vectors.count(window));
            var ticks =
                    new RecordedTicks(
                            "clickhouse:" + config.clickHouse().database(), config.features());
            var done = new AtomicLong();
            vectors.read(
                    window,
                    vector -> {
                        ticks.add(vector);
                        if (done.incrementAndGet() % PROGRESS_ROWS == 0) {
                            progress.report("reading " + vector.symbol(), done.get() / all);
                        }
                    });
            return ticks;
        } catch (QueryException e) {
            throw new TrainingException(
                    e.getMessage() + ". --clickhouse URL names another server", e);
        }
    }
}
