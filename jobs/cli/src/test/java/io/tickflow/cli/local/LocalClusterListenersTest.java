package io.tickflow.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.testkit.ListeningSockets;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LocalClusterListenersTest {

    @TempDir private Path directory;

    @Test
    void shouldListenOnLoopbackAlone() throws Exception {
        Configuration bare = LocalCluster.configuration(new Configuration(), directory);

        try (var cluster = LocalCluster.start(bare, 1)) {
            assertThat(cluster.webUrl()).contains("127.0.0.1");
            assertThat(ListeningSockets.reachable(ProcessHandle.current().pid())).isEmpty();
        }
    }
}
