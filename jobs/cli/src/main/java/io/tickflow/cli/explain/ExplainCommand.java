package io.tickflow.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.OutputDraft;
import io.tickflow.cli.history.HistoryInput;
import io.tickflow.cli.history.HistoryServer;
import io.tickflow.cli.option.BundleArgument;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.cookbook.Cookbook;
import io.tickflow.job.history.cookbook.Question;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.job.history.sql.TextTable;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.operate.explain.BundleScores;
import io.tickflow.operate.explain.Explanation;
import io.tickflow.operate.explain.ExplanationJson;
import io.tickflow.operate.explain.ExplanationReader;
import io.tickflow.operate.model.BundleAtHand;
import io.tickflow.operate.replay.AuditReport;
import io.tickflow.operate.replay.Derivation;
import io.tickflow.operate.replay.HistoryWindow;
import io.tickflow.operate.replay.ReplayAudit;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.settings.SignalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells the way of one decision, or why nothing was traded. */
@Command(
        name = "explain",
        description = {
            "Tell the way of one decision: tick, features, votes, verdict, order and outcome.",
            "A bundle with the recorded digest scores the recorded features again, and tells what"
                    + " each of them added to its trees (exact Shapley values, against 100 earlier"
                    + " decisions of the symbol).",
            "With --why-not: the reasons for which nothing was traded between two times."
        },
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {

    private static final String WHY_NOT = "why-no-trade";

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "A decision, one of its events, or a ClOrdID(11).")
    private @Nullable String id;

    @Option(
            names = "--why-not",
            arity = "2",
            paramLabel = "TIME",
            description = "From this UTC time until before that one: '2024-03-06 10:00:00'.")
    private List<String> whyNot = List.of();

    @Option(names = "--symbol", paramLabel = "NAME", description = "One symbol, for --why-not.")
    private String symbol = "";

    @Option(
            names = "--bundle",
            paramLabel = "DIR|REF",
            description = "Bundle to score again with (default: as in the settings).")
    private @Nullable String bundle;

    @Option(
            names = "--derive",
            description =
                    "Derive the decision again from the nearest anchor and the recorded ticks: SAME"
                            + " or DIFFERENT, bit for bit.")
    private boolean derive;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write one page with pictures, which needs no other file.")
    private @Nullable Path html;

    @Mixin private final HistoryInput input = new HistoryInput();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        input.check(new Inputs())
                .require(
                        (id == null) == !whyNot.isEmpty(),
                        "name one decision, or two times with --why-not")
                .require(
                        whyNot.isEmpty() || (!json && html == null && bundle == null && !derive),
                        "--why-not prints a table: leave out --json, --html, --bundle and --derive")
                .require(symbol.isEmpty() || !whyNot.isEmpty(), "--symbol belongs to --why-not")
                .writable("--html", html)
                .throwIfInvalid();
        Configuration configuration = input.settings();
        try (HistoryServer server = input.open(configuration, console)) {
            return explain(server.settings());
        }
    }

    private int explain(Configuration configuration) throws IOException {
        HistoryConfig config = HistoryJob.configure(configuration);
        try (var history = new SqlConsole(config.clickHouse())) {
            if (id == null) {
                console.out().print(TextTable.format(quiet(history)));
            } else {
                Explanation explanation = explanation(history, config, configuration, id);
                show(
                        explanation,
                        derive
                                ? derive(history, configuration, explanation.decision())
                                : List.of());
            }
            console.out().flush();
            return ExitCodes.OK;
        } catch (QueryException e) {
            throw CommandException.failed(
                    e.getMessage() + ". --clickhouse URL names another server", e);
        }
    }

    private QueryResult quiet(SqlConsole history) throws QueryException {
        Question question = Cookbook.find(WHY_NOT).orElseThrow();
        return history.query(
                question.sql(),
                question.values(
                        Map.of("from", whyNot.get(0), "to", whyNot.get(1), "symbol", symbol)));
    }

    private Explanation explanation(
            SqlConsole history, HistoryConfig config, Configuration configuration, String decision)
            throws QueryException, IOException {
        Path folder = folder(configuration);
        return new ExplanationReader(
                        history, folder, path -> new BundleScores(path, config.features()))
                .explain(decision);
    }

    private List<Derivation> derive(
            SqlConsole history, Configuration configuration, Explanation.Decision decision)
            throws QueryException, IOException {
        Path folder = folder(configuration);
        if (folder == null) {
            throw CommandException.invalid(
                    "--derive needs the bundle of the decision: name it with --bundle");
        }
        SignalJobConfig job = SignalOptions.configure(configuration);
        long millis = decision.eventTimeMillis();
        AuditReport report =
                new ReplayAudit(history, job, List.of(BundleAtHand.of(folder)))
                        .run(
                                new HistoryWindow(
                                        decision.pipeline(), decision.symbol(), millis, millis + 1),
                                done -> {});
        return Derivation.of(decision.id(), report);
    }

    /** Folder of the bundle; null if the settings name none that is here. */
    private @Nullable Path folder(Configuration configuration) throws IOException {
        String named = bundle == null ? configuration.get(ScoringOptions.MODEL_BUNDLE) : bundle;
        if (bundle == null
                && !ModelReference.isReference(named)
                && !Files.isDirectory(Path.of(named))) {
            return null;
        }
        var inputs = new Inputs();
        Path folder = BundleArgument.resolve("--bundle", named, () -> configuration, inputs);
        inputs.throwIfInvalid();
        return folder;
    }

    private void show(Explanation explanation, List<Derivation> derived) throws IOException {
        if (html != null) {
            OutputDraft.write(html, ExplanationPage.of(explanation, derived).getBytes(UTF_8));
        }
        if (json) {
            console.out().println(ExplanationJson.of(explanation, derived));
        } else {
            console.out().print(ExplanationText.of(explanation));
            DerivationText.of(derived).forEach(console.out()::println);
        }
        if (html != null) {
            console.wrotePage(html);
        }
    }
}
