package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.background.BackgroundCluster;
import io.tickflow.cli.console.Console;
import io.tickflow.process.ProcessRecord;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a cluster. */
@Command(
        name = "stop",
        description = {
            "Stop the cluster; its folder stays.",
            "Jobs that still run are suspended, and go on from their last checkpoint at the next start there. To end a job for good use 'tickflow stop' first."
        },
        mixinStandardHelpOptions = true)
final class ClusterStopCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final WorkDirectory work = new WorkDirectory();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        List<ProcessRecord> stopped = new BackgroundCluster(work.path()).stop();
        if (json) {
            ObjectNode report = JsonNodeFactory.instance.objectNode();
            ArrayNode names = report.putArray("stopped");
            stopped.forEach(process -> names.add(process.name()));
            console.out().println(report.toPrettyString());
        } else if (stopped.isEmpty()) {
            console.out().println("no cluster runs in " + work.path());
        } else {
            stopped.forEach(
                    process ->
                            console.out()
                                    .printf(
                                            "stopped %s (pid %d)%n",
                                            process.name(), process.pid()));
        }
        console.out().flush();
        return 0;
    }
}
