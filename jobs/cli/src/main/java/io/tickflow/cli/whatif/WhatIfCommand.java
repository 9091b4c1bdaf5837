package io.tickflow.cli.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.OutputDraft;
import io.tickflow.cli.history.HistoryInput;
import io.tickflow.cli.history.HistoryServer;
import io.tickflow.cli.option.RecordedBundles;
import io.tickflow.cli.option.WindowOptions;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.model.BundleAtHand;
import io.tickflow.operate.replay.WhatIf;
import io.tickflow.operate.replay.WhatIfReport;
import io.tickflow.settings.DeskOptions;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.settings.SignalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes recorded decisions again under other settings. */
@Command(
        name = "what-if",
        description = {
            "Make the recorded decisions of a window again under other settings, and show the"
                    + " difference in signals and in their result after the spread.",
            "The recorded predictions go through the signal checks again: gate, readiness, quality,"
                    + " spread, regime, agreement, cooldown, meta. With --bundle the recorded features"
                    + " are scored by it first. Each candidate is held for its horizon; tickflow.risk"
                    + " options put all of them before the limits of a desk, by event time.",
            "First a control: with the settings at hand every recorded decision must come out the"
                    + " same."
        },
        mixinStandardHelpOptions = true)
public final class WhatIfCommand implements Callable<Integer> {

    @Option(
            names = "--gate",
            paramLabel = "P",
            description = "Smallest confidence of a signal, 0.5 to 1.")
    private @Nullable Double gate;

    @Option(
            names = "--bundle",
            paramLabel = "DIR|REF",
            description = "Bundle to score the recorded features with.")
    private @Nullable String bundle;

    @Option(
            names = "--limits",
            paramLabel = "FILE",
            description = "YAML with other tickflow.signal and tickflow.risk options.")
    private @Nullable Path limits;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write one page with pictures, which needs no other file.")
    private @Nullable Path html;

    @Mixin private final WindowOptions window = new WindowOptions();
    @Mixin private final RecordedBundles recorded = new RecordedBundles();
    @Mixin private final HistoryInput input = new HistoryInput();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        Inputs inputs =
                window.check(input.check(new Inputs()))
                        .writable("--html", html)
                        .require(
                                limits == null || Files.isReadable(limits),
                                "--limits: cannot read " + limits);
        inputs.throwIfInvalid();
        Configuration configuration = input.settings();
        SignalJobConfig job = SignalOptions.configure(configuration);
        WhatIf.Plan plan = plan(configuration, job, inputs);
        try (HistoryServer server = input.open(configuration, console)) {
            show(run(HistoryJob.configure(server.settings()), job, plan));
            return ExitCodes.OK;
        }
    }

    private WhatIf.Plan plan(Configuration configuration, SignalJobConfig job, Inputs inputs)
            throws IOException {
        Map<String, String> changed = new ChangedLimits(gate, limits).options();
        var other = new Configuration(configuration);
        changed.forEach(other::setString);
        var changes = new ArrayList<String>();
        changed.forEach((key, value) -> changes.add(key + ": " + value));
        BundleAtHand tried = RecordedBundles.named("--bundle", bundle, configuration, inputs);
        List<BundleAtHand> bundles = recorded.find(configuration, inputs);
        inputs.throwIfInvalid();
        if (tried != null) {
            changes.add(
                    "bundle: %s version %s, digest %s"
                            .formatted(
                                    tried.manifest().id(),
                                    tried.manifest().version(),
                                    tried.digest()));
        }
        return new WhatIf.Plan(
                window.window(job.deployment().pipeline()),
                bundles,
                job.signals(),
                SignalOptions.configure(other).signals(),
                tried,
                ChangedLimits.hasRisk(changed)
                        ? new WhatIf.DeskLimits(
                                DeskOptions.riskOf(configuration), DeskOptions.riskOf(other))
                        : null,
                changes);
    }

    private WhatIfReport run(HistoryConfig config, SignalJobConfig job, WhatIf.Plan plan) {
        var progress = console.progress();
        try (var history = new SqlConsole(config.clickHouse())) {
            return new WhatIf(history, job.features().set().vectorSchema())
                    .run(plan, done -> progress.show(done, "decisions", System.nanoTime()));
        } catch (QueryException e) {
            throw CommandException.failed(
                    e.getMessage() + ". --clickhouse URL names another server", e);
        } finally {
            progress.end();
        }
    }

    private void show(WhatIfReport report) throws IOException {
        if (html != null) {
            OutputDraft.write(html, WhatIfPage.of(report).getBytes(UTF_8));
        }
        if (json) {
            console.out().println(WhatIfJson.of(report));
        } else {
            WhatIfText.of(report).forEach(console.out()::println);
        }
        console.out().flush();
        if (html != null) {
            console.wrotePage(html);
        }
    }
}
