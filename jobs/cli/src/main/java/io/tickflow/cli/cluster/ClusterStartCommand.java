package io.tickflow.cli.cluster;

import io.tickflow.cli.background.BackgroundCluster;
import io.tickflow.cli.background.ClusterRequest;
import io.tickflow.cli.background.ClusterState;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Home;
import io.tickflow.process.ProcessRecord;
import io.tickflow.process.flink.FlinkDistribution;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a cluster, or its missing processes. */
@Command(
        name = "start",
        description = {
            "Start the cluster and leave it running in the background.",
            "Called again, it starts what was killed since, or further TaskManagers, and refuses options other than those of the running cluster. Jobs that ran in this folder go on from their last checkpoint, with the options that they were submitted with."
        },
        mixinStandardHelpOptions = true)
final class ClusterStartCommand implements Callable<Integer> {

    @Option(
            names = "--taskmanagers",
            defaultValue = "1",
            paramLabel = "N",
            description = "TaskManager processes (default: ${DEFAULT-VALUE}).")
    private int taskManagers;

    @Option(
            names = "--conf",
            paramLabel = "DIR",
            description = "Folder of config.yaml and log4j.properties (default: flink-conf).")
    private @Nullable Path conf;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the JobManager (default: 8081, or a free one if it is taken).")
    private @Nullable Integer port;

    @Option(
            names = "--no-ha",
            description = "Do without ZooKeeper: jobs end when their JobManager is killed.")
    private boolean noHighAvailability;

    @Option(
            names = "--tls",
            description =
                    "Encrypt what the processes say to each other, and the REST interface. Both ask"
                            + " for a certificate of a CA made at this start; other commands of this"
                            + " user find theirs in the cluster's folder.")
    private boolean tls;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "Override an option of config.yaml.")
    private Map<String, String> overrides = new HashMap<>();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final WorkDirectory work = new WorkDirectory();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        if (taskManagers < 1) {
            throw CommandException.invalid("--taskmanagers must be at least 1");
        }
        var request =
                new ClusterRequest(
                        taskManagers,
                        noHighAvailability,
                        Optional.ofNullable(port),
                        Optional.ofNullable(conf),
                        overrides,
                        tls);
        var distribution =
                new FlinkDistribution(
                        Home.flinkLibraries(), conf == null ? Home.resolve("flink-conf") : conf);
        PrintWriter out = console.out();
        Path folder = work.path();
        ClusterState state = new BackgroundCluster(folder).start(distribution, request, this::say);
        if (json) {
            out.println(ClusterReport.of(folder, state).toPrettyString());
        } else {
            for (ProcessRecord process : state.processes()) {
                out.printf("%-14s pid %d%n", process.name(), process.pid());
            }
            out.printf("%-14s %s%n", "web and REST", state.restUrl());
            out.printf("%-14s %s%n", "folder", folder);
        }
        out.flush();
        return 0;
    }

    /** Keeps standard output for JSON. */
    private void say(String line) {
        PrintWriter place = json ? console.err() : console.out();
        place.println(line);
        place.flush();
    }
}
