package io.tickflow.cli.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.history.HistoryInput;
import io.tickflow.cli.history.HistoryServer;
import io.tickflow.cli.option.RecordedBundles;
import io.tickflow.cli.option.WindowOptions;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.model.BundleAtHand;
import io.tickflow.operate.replay.AuditReport;
import io.tickflow.operate.replay.AuditReport.SymbolAudit;
import io.tickflow.operate.replay.ReplayAudit;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.settings.SignalOptions;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Derives recorded decisions again, and counts the differences. */
@Command(
        name = "replay-audit",
        description = {
            "Derive the recorded decisions of a window again, bit for bit, and count differences in"
                    + " features, predictions and decisions.",
            "Each symbol begins at the nearest anchor before the window, and goes on with the ticks"
                    + " of the history. What depended on time then (members that were late, failed or"
                    + " not asked; decisions that were not scored) is taken as recorded.",
            "Exit code 1 if anything differs."
        },
        mixinStandardHelpOptions = true)
public final class ReplayAuditCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final WindowOptions window = new WindowOptions();
    @Mixin private final RecordedBundles recorded = new RecordedBundles();
    @Mixin private final HistoryInput input = new HistoryInput();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        Inputs inputs = window.check(input.check(new Inputs()));
        inputs.throwIfInvalid();
        Configuration configuration = input.settings();
        SignalJobConfig job = SignalOptions.configure(configuration);
        List<BundleAtHand> bundles = recorded.find(configuration, inputs);
        inputs.throwIfInvalid();
        try (HistoryServer server = input.open(configuration, console)) {
            AuditReport report = run(server.settings(), job, bundles);
            if (json) {
                console.out().println(json(report));
            } else {
                print(report);
            }
            console.out().flush();
            return report.differences() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private AuditReport run(
            Configuration configuration, SignalJobConfig job, List<BundleAtHand> bundles)
            throws IOException {
        var progress = console.progress();
        try (var history = new SqlConsole(HistoryJob.configure(configuration).clickHouse())) {
            return new ReplayAudit(history, job, bundles)
                    .run(
                            window.window(job.deployment().pipeline()),
                            done -> progress.show(done, "ticks", System.nanoTime()));
        } catch (QueryException e) {
            throw CommandException.failed(
                    e.getMessage() + ". --clickhouse URL names another server", e);
        } finally {
            progress.end();
        }
    }

    private void print(AuditReport report) {
        for (SymbolAudit symbol : report.symbols()) {
            console.out()
                    .printf(
                            Locale.ROOT,
                            "%-12s %,d decisions from %,d ticks, from %s: %s%n",
                            symbol.symbol(),
                            symbol.decisions(),
                            symbol.ticks(),
                            symbol.start(),
                            symbol.differences() == 0 ? "SAME" : "DIFFERENT");
            console.out()
                    .printf(
                            Locale.ROOT,
                            "             differences: %,d features, %,d predictions, %,d decisions;"
                                    + " %,d not derived, %,d not recorded%n",
                            symbol.features(),
                            symbol.predictions(),
                            symbol.signals(),
                            symbol.notDerived(),
                            symbol.notRecorded());
            if (symbol.unscored() > 0) {
                console.out()
                        .printf(
                                Locale.ROOT,
                                "             %,d without a recorded prediction%n",
                                symbol.unscored());
            }
            symbol.first().forEach(line -> console.out().println("             " + line));
        }
        console.out().printf(Locale.ROOT, "%,d differences%n", report.differences());
    }

    private static String json(AuditReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("differences", report.differences());
        var symbols = root.putArray("symbols");
        for (SymbolAudit symbol : report.symbols()) {
            ObjectNode one = symbols.addObject();
            one.put("symbol", symbol.symbol())
                    .put("start", symbol.start())
                    .put("ticks", symbol.ticks())
                    .put("decisions", symbol.decisions())
                    .put("features", symbol.features())
                    .put("predictions", symbol.predictions())
                    .put("signals", symbol.signals())
                    .put("notDerived", symbol.notDerived())
                    .put("notRecorded", symbol.notRecorded())
                    .put("unscored", symbol.unscored());
            var first = one.putArray("first");
            symbol.first().forEach(first::add);
        }
        return root.toPrettyString();
    }
}
