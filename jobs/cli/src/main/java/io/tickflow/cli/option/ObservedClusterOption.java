package io.tickflow.cli.option;

import io.tickflow.operate.flink.JobManagerAddress;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Address of the cluster that a command observes, if there is one. */
@Command
public final class ObservedClusterOption {

    @Option(
            names = "--jobmanager",
            paramLabel = "URL",
            description =
                    "REST interface of the Flink cluster (default: that of 'up' or of 'cluster start'; else it is not asked).")
    private @Nullable String url;

    /**
     * Address of the cluster; empty for none.
     *
     * @param settings those of the command, which name the files of an https:// URL
     */
    public Optional<JobManagerAddress> address(Configuration settings) {
        return DefaultAddresses.jobManager(url, () -> settings);
    }
}
