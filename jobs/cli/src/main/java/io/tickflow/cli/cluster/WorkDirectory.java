package io.tickflow.cli.cluster;

import io.tickflow.cli.background.ClusterState;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Folder of a cluster, mixed into the commands that start and stop it. */
@Command
final class WorkDirectory {

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            description =
                    "Folder of the cluster's configuration, logs, checkpoints and savepoints"
                            + " (default: ~/.local/state/tickflow/cluster).")
    private @Nullable Path directory;

    Path path() {
        return directory == null
                ? ClusterState.defaultWorkDirectory()
                : directory.toAbsolutePath().normalize();
    }
}
