package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.option.FlinkTargetOption;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkTarget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds a job, takes a savepoint of it, and prints the savepoint's path. */
@Command
final class SavepointCall {

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

    /** A way to take a savepoint; returns its path. */
    interface Way {
        String take(FlinkTarget flink, String id, @Nullable String directory, Duration timeout);
    }

    /**
     * Exit code 0.
     *
     * @param outcome what follows the job's name on the screen, and precedes the path
     */
    int run(Way way, String outcome) {
        FlinkTarget flink = target.open(settings::load);
        FlinkJob found = new ActiveJobs(flink).require(job);
        String path = way.take(flink, found.id(), directory, Duration.ofSeconds(timeoutSeconds));
        if (json) {
            console.out()
                    .println(
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("job", found.id())
                                    .put("name", found.name())
                                    .put("savepoint", path)
                                    .toPrettyString());
        } else {
            console.out().printf("%s %s %s%n", found.name(), outcome, path);
        }
        console.out().flush();
        return 0;
    }
}
