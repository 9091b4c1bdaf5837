package io.tickflow.process.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.process.LastingFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.JMXServerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ClusterFolderTest {

    private static final Path FLINK_CONF = Path.of("../../flink-conf");
    private static final String LOOPBACK = "127.0.0.1";

    @TempDir private Path root;

    @Test
    void shouldShipEveryAddressBoundToLoopback() {
        Configuration shipped = GlobalConfiguration.loadConfiguration(FLINK_CONF.toString());

        assertThat(
                        List.of(
                                JobManagerOptions.ADDRESS,
                                JobManagerOptions.BIND_HOST,
                                TaskManagerOptions.HOST,
                                TaskManagerOptions.BIND_HOST,
                                RestOptions.ADDRESS,
                                RestOptions.BIND_ADDRESS))
                .allSatisfy(option -> assertThat(shipped.get(option)).isEqualTo(LOOPBACK));
        assertThat(shipped.toMap())
                .as("ports that a firewall would have to know")
                .containsKeys(
                        JobManagerOptions.PORT.key(),
                        RestOptions.PORT.key(),
                        RestOptions.BIND_PORT.key(),
                        BlobServerOptions.PORT.key(),
                        TaskManagerOptions.RPC_PORT.key(),
                        NettyShuffleEnvironmentOptions.DATA_PORT.key(),
                        MetricOptions.QUERY_SERVICE_PORT.key());
        assertThat(shipped.contains(JMXServerOptions.JMX_SERVER_PORT)).isFalse();
        assertThat(shipped.contains(MetricOptions.REPORTERS_LIST)).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldKeepStateFromOthers() throws Exception {
        ClusterFolder.prepare(
                new LastingFolder(root.resolve("cluster")),
                new FlinkDistribution(root, FLINK_CONF),
                new FlinkClusterConfig(1, true, 0, Map.of(), false));

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(root.resolve("cluster"))))
                .isEqualTo("rwx------");
        assertThat(ClusterFolder.settings(root.resolve("cluster")))
                .hasValueSatisfying(
                        settings -> assertThat(settings.get(RestOptions.PORT)).isPositive());
        assertThat(ClusterFolder.settings(root)).isEmpty();
    }

    @Test
    void shouldDeleteWhatAnEndedProcessHasLeft() throws Exception {
        var folder = new LastingFolder(root);
        WorkFolder.renew(folder, "taskmanager-1");
        WorkFolder.renew(folder, "taskmanager-2");
        Path first = Files.createFile(root.resolve("data/work/taskmanager-1/java/native.so"));
        Path second = Files.createFile(root.resolve("data/work/taskmanager-2/java/native.so"));

        WorkFolder next = WorkFolder.renew(folder, "taskmanager-1");

        assertThat(first).doesNotExist();
        assertThat(next.jvmOption()).isEqualTo("-Djava.io.tmpdir=" + first.getParent());
        assertThat(first.getParent()).isEmptyDirectory();
        assertThat(second).as("of another process").exists();

        ClusterFolder.discardWork(root, "taskmanager-1");

        assertThat(root.resolve("data/work/taskmanager-1")).doesNotExist();
        assertThat(second).exists();
    }
}
