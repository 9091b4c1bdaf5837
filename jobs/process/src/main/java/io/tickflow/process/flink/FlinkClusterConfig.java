package io.tickflow.process.flink;

import java.util.HashMap;
import java.util.Map;

/**
 * Size, ports and settings of a cluster.
 *
 * @param taskManagers number of TaskManager processes
 * @param highAvailability whether a ZooKeeper process keeps what a JobManager needs to go on after
 *     it was killed and started again
 * @param restPort of the JobManager; {@link #ANY_PORT} for a free one
 * @param settings Flink options, laid over config.yaml
 * @param tls true for mutual TLS between processes and at the REST interface
 */
public record FlinkClusterConfig(
        int taskManagers,
        boolean highAvailability,
        int restPort,
        Map<String, String> settings,
        boolean tls) {

    /** Any free port. */
    public static final int ANY_PORT = 0;

    public FlinkClusterConfig {
        if (taskManagers < 1) {
            throw new IllegalArgumentException(
                    "a cluster has at least 1 TaskManager, not " + taskManagers);
        }
        settings = Map.copyOf(settings);
    }

    /** A cluster that survives its JobManager, on free ports. */
    public static FlinkClusterConfig of(int taskManagers) {
        return new FlinkClusterConfig(taskManagers, true, ANY_PORT, Map.of(), false);
    }

    /** The same with one Flink option more. */
    public FlinkClusterConfig with(String key, String value) {
        var all = new HashMap<>(settings);
        all.put(key, value);
        return new FlinkClusterConfig(taskManagers, highAvailability, restPort, all, tls);
    }

    /** The same without ZooKeeper: jobs end with their JobManager. */
    public FlinkClusterConfig withoutHighAvailability() {
        return new FlinkClusterConfig(taskManagers, false, restPort, settings, tls);
    }

    /** The same with a given port of the JobManager. */
    public FlinkClusterConfig withRestPort(int port) {
        return new FlinkClusterConfig(taskManagers, highAvailability, port, settings, tls);
    }

    /** The same with mutual TLS between its processes and at the REST interface. */
    public FlinkClusterConfig withTls() {
        return new FlinkClusterConfig(taskManagers, highAvailability, restPort, settings, true);
    }
}
