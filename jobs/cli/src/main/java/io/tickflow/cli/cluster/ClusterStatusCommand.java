package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.background.ClusterState;
import io.tickflow.cli.console.Console;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.ClusterOverview;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.RestTarget;
import io.tickflow.process.ProcessRecord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the running processes of a cluster. */
@Command(
        name = "status",
        description =
                "Show the cluster's processes. Ends with 1 unless all of them run and answer.",
        mixinStandardHelpOptions = true)
final class ClusterStatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final WorkDirectory work = new WorkDirectory();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        Path folder = work.path();
        Optional<ClusterState> known = ClusterState.read(folder);
        if (known.isEmpty()) {
            console.out().println(json ? "{}" : "no cluster runs in " + folder);
            console.out().flush();
            return 1;
        }
        ClusterState state = known.get();
        ObjectNode report = ClusterReport.of(folder, state);
        boolean answers = addOverview(folder, state, report);
        if (json) {
            console.out().println(report.toPrettyString());
        } else {
            print(console.out(), state, report, answers);
        }
        console.out().flush();
        return answers && state.processes().stream().allMatch(ProcessRecord::isAlive) ? 0 : 1;
    }

    private static boolean addOverview(Path folder, ClusterState state, ObjectNode report) {
        try {
            var rest = new FlinkRest(ClusterState.address(state.restUrl(), folder), "");
            ClusterOverview overview = new RestTarget(rest).overview();
            report.put("taskManagers", overview.taskManagers());
            report.put("slots", overview.slots());
            report.put("slotsFree", overview.slotsFree());
            report.put("jobsRunning", overview.jobsRunning());
            return true;
        } catch (OperationException e) {
            report.put("trouble", e.getMessage());
            return false;
        }
    }

    private static void print(
            PrintWriter out, ClusterState state, ObjectNode report, boolean answers) {
        for (ProcessRecord process : state.processes()) {
            out.printf(
                    "%-14s pid %-8d %s%n",
                    process.name(), process.pid(), process.isAlive() ? "runs" : "IS GONE");
        }
        out.printf("%-14s %s%n", "web and REST", state.restUrl());
        if (answers) {
            out.printf(
                    "%-14s %s registered, %s of %s slots free, %s jobs running%n",
                    "TaskManagers",
                    report.path("taskManagers"),
                    report.path("slotsFree"),
                    report.path("slots"),
                    report.path("jobsRunning"));
        } else {
            out.printf("%-14s %s%n", "TROUBLE", report.path("trouble").asText());
        }
    }
}
