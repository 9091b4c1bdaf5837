package io.tickflow.cli.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterRequestTest {

    private static final Configuration RUNNING =
            Configuration.fromMap(
                    Map.of(
                            "rest.port", "8081",
                            "rest.address", "127.0.0.1",
                            "high-availability.zookeeper.quorum", "127.0.0.1:21000",
                            "heartbeat.interval", "1 s",
                            "s3.secret-key", "old"));

    @Test
    void shouldTakeWhatRuns() {
        assertThat(request(false, 8081, Map.of("heartbeat.interval", "1 s")).differences(RUNNING))
                .isEmpty();
        assertThat(request(false, 0, Map.of()).differences(RUNNING)).isEmpty();
        assertThat(
                        new ClusterRequest(
                                        3,
                                        false,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Map.of(),
                                        false)
                                .differences(RUNNING))
                .isEmpty();
    }

    @Test
    void shouldNameEveryDifference() {
        ClusterRequest request =
                request(
                        true,
                        9000,
                        Map.of("heartbeat.interval", "2 s", "a", "b", "s3.secret-key", "new"));

        assertThat(request.differences(RUNNING))
                .containsExactly(
                        "--port 9000: its JobManager has port 8081",
                        "--no-ha: it has a ZooKeeper",
                        "-D a = b: it has no such option",
                        "-D heartbeat.interval = 2 s: it has 1 s",
                        "-D s3.secret-key: it has another value");
    }

    @Test
    void shouldCompareFileButForAddresses(@TempDir Path conf) throws Exception {
        Files.writeString(
                conf.resolve("config.yaml"), "rest.address: other\nheartbeat.interval: 3 s\n");

        assertThat(
                        new ClusterRequest(
                                        1,
                                        false,
                                        Optional.empty(),
                                        Optional.of(conf),
                                        Map.of(),
                                        false)
                                .differences(RUNNING))
                .containsExactly("--conf: heartbeat.interval = 3 s: it has 1 s");
    }

    private static ClusterRequest request(boolean noHa, int port, Map<String, String> settings) {
        return new ClusterRequest(1, noHa, Optional.of(port), Optional.empty(), settings, false);
    }
}
