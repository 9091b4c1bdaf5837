package io.tickflow.cli.rollout;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.DurationConverter;
import io.tickflow.core.canary.CanaryShare;
import io.tickflow.model.registry.AliasRequest;
import io.tickflow.operate.rollout.gate.GatePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rolls out a model bundle to the running SignalJob. */
@Command(
        name = "rollout",
        description = {
            "Change the model of the running SignalJob, and go back by itself if gates fail.",
            "Checks the bundle against the running job, compares it with the running one in a"
                    + " shadow if asked to, stops the job with a savepoint, starts it"
                    + " from there with the new bundle, and watches gates over a window. The desk is"
                    + " not touched. Ends with 0 if the bundle is kept, 1 if it went back, 3 if the"
                    + " gates could not decide, 2 if the input is wrong."
        },
        mixinStandardHelpOptions = true,
        subcommands = RolloutStatusCommand.class)
public final class RolloutCommand implements Callable<Integer> {

    @Option(
            names = "--bundle",
            paramLabel = "DIR|REF",
            description =
                    "Bundle to roll out: a folder that the cluster's processes see, or a reference"
                            + " to the registry such as models:/direction-eurusd@challenger.")
    private @Nullable String bundle;

    @Option(
            names = "--gates",
            paramLabel = "FILE",
            description = "Gates and window (default: those in docs/rollout.md).")
    private @Nullable Path gates;

    @Option(
            names = "--window",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long the gates are watched (default: as in the gates, or 10 min).")
    private @Nullable Duration window;

    @Option(
            names = "--shadow",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "Compare the bundle with the running one for this long before anything is"
                            + " stopped: a second job scores the same vectors and decides nothing."
                            + " It needs a free slot.")
    private @Nullable Duration shadow;

    @Option(
            names = "--canary",
            paramLabel = "SHARE|SYMBOLS",
            description =
                    "Let the bundle decide for some symbols at first, such as 10%% of them or"
                            + " EURUSD,GBPUSD: both bundles score these, and the new one is promoted"
                            + " or withdrawn without another restart.")
    private @Nullable String canary;

    @Option(
            names = "--dry-run",
            description = "Check everything, on the cluster too, and leave the job alone.")
    private boolean dryRun;

    @Option(names = "--resume", description = "Go on with an interrupted or held rollout.")
    private boolean resume;

    @Option(names = "--go-back", description = "Go back from an open rollout.")
    private boolean goBack;

    @Option(names = "--keep", description = "Keep the bundle of a held rollout.")
    private boolean keep;

    @Option(names = "--abandon", description = "Give up an open rollout without touching any job.")
    private boolean abandon;

    @Option(
            names = "--alias",
            paramLabel = "NAME",
            defaultValue = AliasRequest.CHAMPION,
            description =
                    "Alias of the registry that is pointed at a kept bundle, and back if it is left"
                            + " (default: ${DEFAULT-VALUE}).")
    private String alias = AliasRequest.CHAMPION;

    @Option(names = "--no-alias", description = "Leave the aliases of the registry alone.")
    private boolean isAliasKept;

    @Option(
            names = "--accept-lost-records",
            description =
                    "Go on from a savepoint although the topic has lost ticks that it goes on with;"
                            + " each range is named.")
    private boolean acceptLostRecords;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final RolloutOptions options = new RolloutOptions();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        long wishes =
                Stream.of(bundle != null, resume, goBack, keep, abandon)
                        .filter(Boolean::booleanValue)
                        .count();
        new Inputs()
                .require(
                        wishes == 1,
                        "say one of --bundle DIR|REF, --resume, --go-back, --keep, --abandon")
                .require(
                        bundle != null
                                || (gates == null
                                        && window == null
                                        && shadow == null
                                        && canary == null
                                        && !dryRun),
                        "--gates, --window, --shadow, --canary and --dry-run belong to --bundle")
                .require(gates == null || Files.isReadable(gates), "--gates: cannot read " + gates)
                .require(window == null || window.toMillis() > 0, "--window must be above 0")
                .require(shadow == null || shadow.toMillis() > 0, "--shadow must be above 0")
                .require(canaryProblem() == null, "--canary: " + canaryProblem())
                .throwIfInvalid();
        var session = new RolloutSession(options, console, json, acceptLostRecords);
        if (bundle != null) {
            return session.begin(bundle, isAliasKept ? null : alias, canary, plan(), dryRun);
        }
        return session.goOn(wish());
    }

    private @Nullable String canaryProblem() {
        if (canary == null) {
            return null;
        }
        try {
            var unused = CanaryShare.parse(canary);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private RolloutWish wish() {
        if (resume) {
            return RolloutWish.RESUME;
        }
        if (goBack) {
            return RolloutWish.GO_BACK;
        }
        return keep ? RolloutWish.KEEP : RolloutWish.ABANDON;
    }

    private GatePlan plan() {
        GatePlan plan = gates == null ? GatePlan.standard() : GatePlan.read(gates);
        return (window == null ? plan : plan.within(window)).shadowed(shadow);
    }
}
