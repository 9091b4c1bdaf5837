package io.tickflow.cli.background;

import io.tickflow.process.flink.ClusterFolder;
import io.tickflow.process.flink.FlinkClusterConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;

/**
 * Options of a call that starts a cluster, as far as its user has given them.
 *
 * @param taskManagers number of TaskManager processes
 * @param noHighAvailability true for a cluster without ZooKeeper
 * @param restPort port of the JobManager; {@link FlinkClusterConfig#ANY_PORT} for a free one
 * @param conf folder of config.yaml other than the usual one
 * @param settings options laid over config.yaml
 * @param tls true for mutual TLS between processes and at the REST interface
 */
public record ClusterRequest(
        int taskManagers,
        boolean noHighAvailability,
        Optional<Integer> restPort,
        Optional<Path> conf,
        Map<String, String> settings,
        boolean tls) {

    private static final int PORT_USUAL = 8081;

    /** Takes a copy of {@code settings}. */
    public ClusterRequest {
        settings = Map.copyOf(settings);
    }

    FlinkClusterConfig config() {
        return new FlinkClusterConfig(
                taskManagers,
                !noHighAvailability,
                restPort.orElseGet(ClusterRequest::usualOrFree),
                settings,
                tls);
    }

    /** Lists the options that a cluster with the settings {@code running} contradicts. */
    List<String> differences(Configuration running) {
        List<String> differences = new ArrayList<>();
        int port = running.get(RestOptions.PORT);
        restPort.filter(asked -> asked != FlinkClusterConfig.ANY_PORT && asked != port)
                .ifPresent(
                        asked ->
                                differences.add(
                                        "--port %d: its JobManager has port %d"
                                                .formatted(asked, port)));
        if (noHighAvailability && running.contains(HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM)) {
            differences.add("--no-ha: it has a ZooKeeper");
        }
        if (tls && !running.get(SecurityOptions.SSL_REST_ENABLED)) {
            differences.add("--tls: it has no TLS");
        }
        Map<String, String> now = running.toMap();
        new TreeMap<>(settings)
                .forEach((key, value) -> compare("-D " + key, key, value, now, differences));
        conf.ifPresent(folder -> compareFile(folder, now, differences));
        return differences;
    }

    private void compareFile(Path folder, Map<String, String> now, List<String> differences) {
        Configuration file = GlobalConfiguration.loadConfiguration(folder.toString());
        new TreeMap<>(file.toMap())
                .forEach(
                        (key, value) -> {
                            if (!settings.containsKey(key) && !ClusterFolder.isOwn(key)) {
                                compare("--conf: " + key, key, value, now, differences);
                            }
                        });
    }

    private static void compare(
            String what,
            String key,
            String value,
            Map<String, String> now,
            List<String> differences) {
        String current = now.get(key);
        if (value.equals(current)) {
            return;
        }
        if (GlobalConfiguration.isSensitive(key)) {
            differences.add(what + ": it has another value");
        } else {
            differences.add(
                    "%s = %s: it has %s"
                            .formatted(what, value, current == null ? "no such option" : current));
        }
    }

    private static int usualOrFree() {
        try (var socket = new ServerSocket(PORT_USUAL, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return FlinkClusterConfig.ANY_PORT;
        }
    }
}
