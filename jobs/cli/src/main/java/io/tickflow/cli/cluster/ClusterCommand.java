package io.tickflow.cli.cluster;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands for a Flink cluster on this machine. */
@Command(
        name = "cluster",
        description = {
            "Run a Flink cluster on this machine.",
            "A JobManager, TaskManagers and, so that jobs survive the loss of the JobManager, a ZooKeeper, each a process of its own on 127.0.0.1. No download is needed."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ClusterStartCommand.class,
            ClusterStatusCommand.class,
            ClusterStopCommand.class
        })
public final class ClusterCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say start, status or stop");
    }
}
