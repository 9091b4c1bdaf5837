package io.tickflow.cli.cluster;

import io.tickflow.cli.console.Console;
import io.tickflow.cli.option.FlinkTargetOption;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkTarget;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a job with a savepoint. */
@Command(
        name = "stop",
        description = "End a job with a savepoint, which 'submit --from-savepoint' goes on from.",
        mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "JOB",
            description = "signal, desk, history, shadow, or a job's name or id.")
    private String job = "";

    @Option(
            names = "--savepoint-dir",
            paramLabel = "DIR",
            description = "Where the savepoint goes (default: what the cluster has configured).")
    private @Nullable String directory;

    @Option(
            names = "--drain",
            description = "Emit all that the job holds back, and so end it for good.")
    private boolean drain;

    @Option(
            names = "--timeout",
            defaultValue = "120",
            paramLabel = "SECONDS",
            description = "How long it may take (default: ${DEFAULT-VALUE}).")
    private long timeoutSeconds;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final FlinkTargetOption target = new FlinkTargetOption();
    @Mixin private final SettingsFile settings = new SettingsFile();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        FlinkTarget flink = target.open(settings::load);
        FlinkJob found = new ActiveJobs(flink).require(job);
        String path =
                flink.stopWithSavepoint(
                        found.id(), directory, drain, Duration.ofSeconds(timeoutSeconds));
        SavepointReport.print(console.out(), found, path, json, "ended, its savepoint is");
        return 0;
    }
}
