package io.tickflow.cli.option;

import java.util.Optional;
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

    /** URL of the cluster; empty for none. */
    public Optional<String> url() {
        return url == null ? DefaultAddresses.jobManager() : Optional.of(url);
    }
}
