package io.tickflow.cli.option;

import io.tickflow.cli.background.ClusterState;
import java.util.Optional;

/**
 * Default addresses of commands. A running local stack goes before them: {@code StackDefaults}
 * lends its addresses as if the command line named them.
 */
public final class DefaultAddresses {

    /** URL of a Flink cluster that nobody has named. */
    public static final String JOB_MANAGER_USUAL = "http://127.0.0.1:8081";

    private static final String CLICKHOUSE_USUAL = "http://127.0.0.1:8123";

    private DefaultAddresses() {}

    /** URL of ClickHouse for commands that read no settings. */
    public static String clickHouse() {
        return CLICKHOUSE_USUAL;
    }

    /** URL of the cluster of 'cluster start', if any. */
    public static Optional<String> jobManager() {
        return ClusterState.read(ClusterState.defaultWorkDirectory()).map(ClusterState::restUrl);
    }
}
