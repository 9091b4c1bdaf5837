package io.tickflow.process.flink;

import io.tickflow.process.ChildFolder;
import io.tickflow.process.FreePorts;
import io.tickflow.process.OwnerOnly;
import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** Prepares the folder of a cluster: {@code conf/} of its own, and places for its data. */
public final class ClusterFolder {

    static final String ZOOKEEPER_FILE = "zoo.cfg";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String CONF = "conf";

    /** Options that {@link #prepare} sets. */
    private static final Set<String> OWN =
            Set.of(
                    JobManagerOptions.ADDRESS.key(),
                    JobManagerOptions.BIND_HOST.key(),
                    JobManagerOptions.PORT.key(),
                    TaskManagerOptions.HOST.key(),
                    TaskManagerOptions.BIND_HOST.key(),
                    TaskManagerOptions.RPC_PORT.key(),
                    BlobServerOptions.PORT.key(),
                    RestOptions.ADDRESS.key(),
                    RestOptions.BIND_ADDRESS.key(),
                    RestOptions.PORT.key(),
                    RestOptions.BIND_PORT.key(),
                    HighAvailabilityOptions.HA_MODE.key(),
                    HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM.key(),
                    SecurityOptions.ZOOKEEPER_SASL_DISABLE.key());

    private ClusterFolder() {}

    /** Configuration folder of a cluster in {@code root}. */
    public static Path conf(Path root) {
        return root.resolve(CONF);
    }

    /**
     * Writes {@code conf/}: the distribution's, with addresses of 127.0.0.1 that are free now and
     * with paths inside the folder. Checkpoints and savepoints stay where the distribution's
     * configuration has them, if it says so. Data of an earlier cluster in this folder stays.
     *
     * @throws ProcessException if the distribution is not complete, or the folder not writable
     */
    public static void prepare(
            ChildFolder folder, FlinkDistribution distribution, FlinkClusterConfig config) {
        distribution.check();
        Configuration settings =
                GlobalConfiguration.loadConfiguration(distribution.conf().toString());
        config.settings().forEach(settings::setString);
        Iterator<Integer> ports = FreePorts.find(3).iterator();
        addresses(settings, ports.next());
        int restPort = config.restPort() == 0 ? ports.next() : config.restPort();
        settings.set(RestOptions.PORT, restPort);
        settings.set(RestOptions.BIND_PORT, Integer.toString(restPort));
        paths(settings, folder);
        Path conf = conf(folder.root());
        try {
            Files.createDirectories(conf);
            Path zooKeeper = conf.resolve(ZOOKEEPER_FILE);
            if (config.highAvailability()) {
                int port = ports.next();
                highAvailability(settings, folder, port);
                Files.write(zooKeeper, zooKeeper(folder, port));
            } else {
                Files.deleteIfExists(zooKeeper);
            }
            if (config.tls()) {
                ClusterTls.prepare(settings, folder.root(), LOOPBACK);
            } else {
                ClusterTls.discard(folder.root());
            }
            // Options of Flink hold passwords of key stores.
            OwnerOnly.write(
                    conf.resolve(FlinkDistribution.CONFIG_FILE),
                    String.join(
                                    "\n",
                                    ConfigurationUtils.convertConfigToWritableLines(settings, true))
                            + '\n');
            Files.copy(
                    distribution.conf().resolve(FlinkDistribution.LOG_FILE),
                    conf.resolve(FlinkDistribution.LOG_FILE),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProcessException("cannot write " + conf + ": " + e, e);
        }
    }

    /** Settings of the cluster that was last prepared in {@code root}, if there is one. */
    public static Optional<Configuration> settings(Path root) {
        return Files.isRegularFile(conf(root).resolve(FlinkDistribution.CONFIG_FILE))
                ? Optional.of(GlobalConfiguration.loadConfiguration(conf(root).toString()))
                : Optional.empty();
    }

    /** Returns true if the command sets this option itself, whatever a file says. */
    public static boolean isOwn(String key) {
        return OWN.contains(key);
    }

    /**
     * Deletes the temporary files of a process that has ended.
     *
     * @throws ProcessException if that fails
     */
    public static void discardWork(Path root, String process) {
        WorkFolder.discard(root, process);
    }

    static String restUrl(Configuration settings) {
        return (ClusterTls.isEncrypted(settings) ? "https://" : "http://")
                + settings.get(RestOptions.ADDRESS)
                + ':'
                + restPort(settings);
    }

    static int restPort(Configuration settings) {
        return settings.get(RestOptions.PORT);
    }

    static int zooKeeperPort(Configuration settings) {
        String quorum = settings.get(HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM);
        return Integer.parseInt(quorum.substring(quorum.indexOf(':') + 1));
    }

    private static void addresses(Configuration settings, int rpcPort) {
        settings.set(JobManagerOptions.ADDRESS, LOOPBACK);
        settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(JobManagerOptions.PORT, rpcPort);
        settings.set(TaskManagerOptions.HOST, LOOPBACK);
        settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.RPC_PORT, "0");
        settings.set(BlobServerOptions.PORT, "0");
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    }

    private static void paths(Configuration settings, ChildFolder folder) {
        setIfAbsent(settings, CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder, "checkpoints");
        setIfAbsent(settings, CheckpointingOptions.SAVEPOINT_DIRECTORY, folder, "savepoints");
    }

    private static void setIfAbsent(
            Configuration settings, ConfigOption<String> option, ChildFolder folder, String name) {
        if (!settings.contains(option)) {
            settings.set(option, folder.data(name).toUri().toString());
        }
    }

    private static void highAvailability(Configuration settings, ChildFolder folder, int port) {
        settings.set(HighAvailabilityOptions.HA_MODE, "zookeeper");
        settings.set(HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM, LOOPBACK + ':' + port);
        // This ZooKeeper asks for no password; a client that looks for one logs an error.
        settings.set(SecurityOptions.ZOOKEEPER_SASL_DISABLE, true);
        setIfAbsent(settings, HighAvailabilityOptions.HA_STORAGE_PATH, folder, "ha");
    }

    private static List<String> zooKeeper(ChildFolder folder, int port) {
        return List.of(
                "clientPort=" + port,
                "clientPortAddress=" + LOOPBACK,
                "dataDir=" + folder.data(FlinkProcesses.ZOOKEEPER),
                "tickTime=1000",
                "maxClientCnxns=60",
                "admin.enableServer=false",
                "autopurge.snapRetainCount=3",
                "autopurge.purgeInterval=1");
    }
}
