package io.tickflow.cli.health;

import io.tickflow.cli.cluster.KnownCluster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The cluster to ask: mixed into both commands. */
@Command
final class JobManagerOption {

    @Option(
            names = "--jobmanager",
            paramLabel = "URL",
            description =
                    "REST interface of the Flink cluster (default: that of 'up' or of 'cluster start'; else it is not asked).")
    private @Nullable String url;

    /** Its URL, if there is one to ask. */
    Optional<String> url() {
        return url == null ? KnownCluster.restUrl() : Optional.of(url);
    }
}
