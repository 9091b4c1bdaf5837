package io.tickflow.cli.cluster;

import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.FlinkTarget;
import io.tickflow.operate.flink.RestTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The cluster that a command speaks to: mixed into each of them. */
@Command
final class Target {

    private static final String FLINK_DEFAULT = "http://127.0.0.1:8081";

    private static final String ADVICE =
            ". Start a cluster with bin/tickflow cluster start, or name another with --jobmanager URL";

    @Option(
            names = "--jobmanager",
            paramLabel = "URL",
            description =
                    "REST interface of the Flink cluster (default: that of 'up', that of 'cluster start', or "
                            + FLINK_DEFAULT
                            + ").")
    private @Nullable String url;

    FlinkTarget open() {
        return new RestTarget(new FlinkRest(address(), ADVICE));
    }

    private String address() {
        if (url != null) {
            return url;
        }
        Optional<ClusterState> own = ClusterState.read(ClusterState.defaultWorkDirectory());
        return own.map(ClusterState::restUrl).orElse(FLINK_DEFAULT);
    }
}
