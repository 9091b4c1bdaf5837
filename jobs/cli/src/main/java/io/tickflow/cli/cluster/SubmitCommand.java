package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.FlinkTargetOption;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.core.event.Deployment;
import io.tickflow.operate.check.PartnerCheck;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkTarget;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.Submission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a job on a Flink cluster. */
@Command(
        name = "submit",
        description = {
            "Run a job on any Flink cluster.",
            "Waits until all of it runs. Settings are checked here first; files that they name, such as the model bundle, must be where the cluster's processes see them."
        },
        mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {

    /** A day. */
    private static final long SECONDS_MAX = 86_400;

    @Parameters(paramLabel = "JOB", description = "signal, desk, history or shadow.")
    private JobKind kind = JobKind.SIGNAL;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "Override a setting, or one of Flink's for this job.")
    private Map<String, String> overrides = new HashMap<>();

    @Option(
            names = "--from-savepoint",
            paramLabel = "PATH",
            description = "Start from this savepoint or retained checkpoint.")
    private @Nullable String savepoint;

    @Option(
            names = "--allow-non-restored-state",
            description = "Drop state of the savepoint that no operator takes.")
    private boolean allowNonRestoredState;

    @Option(
            names = "--accept-lost-records",
            description =
                    "Go on although the topics have lost records that the savepoint goes on with.")
    private boolean acceptLostRecords;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Parallelism (default: the cluster's).")
    private @Nullable Integer parallelism;

    @Option(
            names = "--timeout",
            defaultValue = "120",
            paramLabel = "SECONDS",
            description = "How long the job may take to run (default: ${DEFAULT-VALUE}).")
    private long timeoutSeconds;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final FlinkTargetOption target = new FlinkTargetOption();
    @Mixin private final SettingsFile settings = new SettingsFile();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        new Inputs()
                .require(
                        parallelism == null || parallelism >= 1, "--parallelism must be at least 1")
                .require(
                        timeoutSeconds >= 1 && timeoutSeconds <= SECONDS_MAX,
                        "--timeout must be 1 to " + SECONDS_MAX)
                .throwIfInvalid();
        Configuration read = settings.load(overrides);
        Submission submission =
                Submission.of(kind, Home.resolve(""), read)
                        .withParallelism(parallelism)
                        .from(savepoint, allowNonRestoredState);
        if (savepoint != null) {
            new SavepointOffsets(console.err()).require(submission, savepoint, acceptLostRecords);
        }
        Path jar = JobJar.locate();
        Supplier<Configuration> configuration = () -> read;
        FlinkTarget flink = target.open(configuration);
        new ActiveJobs(flink).find(kind.jobName()).ifPresent(SubmitCommand::refuseSecond);
        Deployment deployment = submission.deployment();
        PartnerCheck.run(kind, deployment, target.address(configuration));
        String id = flink.submit(new LiveSubmission(console.err()).announce(submission), jar);
        flink.awaitRunning(id, Duration.ofSeconds(timeoutSeconds));
        if (json) {
            console.out()
                    .println(
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("job", id)
                                    .put("name", kind.jobName())
                                    .put("pipeline", deployment.pipeline())
                                    .put("mode", deployment.mode().name())
                                    .put("url", flink.address())
                                    .toPrettyString());
        } else {
            console.out()
                    .printf(
                            "%s runs as job %s at %s, pipeline %s, mode %s%n",
                            kind.jobName(),
                            id,
                            flink.address(),
                            deployment.pipeline(),
                            deployment.mode());
        }
        console.out().flush();
        return 0;
    }

    /** Refuses a second job of a kind, which would write every event twice. */
    private static void refuseSecond(FlinkJob job) {
        throw CommandException.invalid(
                "%s is %s as job %s: stop it first"
                        .formatted(job.name(), job.state().toLowerCase(Locale.ROOT), job.id()));
    }
}
