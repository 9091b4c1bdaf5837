package io.tickflow.cli.cluster;

import java.util.Optional;

/** The cluster that 'cluster start' left, for commands that only ask. */
public final class KnownCluster {

    private KnownCluster() {}

    /** Its REST interface, if there is one. */
    public static Optional<String> restUrl() {
        return ClusterState.read(ClusterState.defaultWorkDirectory()).map(ClusterState::restUrl);
    }
}
