package io.tickflow.cli.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuspendedJobsTest {

    private static final String CHECKPOINTS = "execution.checkpointing.dir";
    private static final String STORAGE = "high-availability.storageDir";

    @TempDir private Path root;

    private Map<String, String> before;

    @BeforeEach
    void prepareCluster() throws IOException {
        before =
                Map.of(
                        STORAGE,
                        root.resolve("ha").toUri().toString(),
                        "high-availability.zookeeper.quorum",
                        "127.0.0.1:21000",
                        CHECKPOINTS,
                        "file:///old",
                        "heartbeat.interval",
                        "1 s");
        Files.createDirectories(root.resolve("conf"));
        Files.writeString(
                root.resolve("conf/config.yaml"),
                String.join(
                        "\n",
                        before.entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .toList()));
    }

    @Test
    void shouldSayNothingWithoutSuspendedJobs() throws Exception {
        Files.createDirectories(root.resolve("ha/default"));

        assertThat(SuspendedJobs.in(root).notices(after(CHECKPOINTS, "file:///new"))).isEmpty();
    }

    @Test
    void shouldTellWhichOptionsJobsKeep() throws Exception {
        suspend(2);

        assertThat(SuspendedJobs.in(root).notices(after(CHECKPOINTS, "file:///new")))
                .containsExactly(
                        "2 suspended jobs will keep execution.checkpointing.dir = file:///old;"
                                + " file:///new is for jobs submitted from now on",
                        "To move a job: bin/tickflow stop JOB, then submit JOB --from-savepoint");
        assertThat(SuspendedJobs.in(root).notices(after("heartbeat.interval", "2 s"))).isEmpty();
    }

    @Test
    void shouldTellThatJobsStayBehind() throws Exception {
        suspend(1);

        assertThat(SuspendedJobs.in(root).notices(new Configuration()))
                .singleElement()
                .asString()
                .startsWith("1 suspended job will not go on without ZooKeeper");
        assertThat(SuspendedJobs.in(root).notices(after(STORAGE, "file:///elsewhere")))
                .singleElement()
                .asString()
                .contains("will not go on: its plan is in " + before.get(STORAGE));
    }

    private void suspend(int jobs) throws IOException {
        Path plans = Files.createDirectories(root.resolve("ha/default"));
        for (int i = 0; i < jobs; i++) {
            Files.createFile(plans.resolve("submittedExecutionPlan" + i));
        }
    }

    private Configuration after(String key, String value) {
        Map<String, String> after = new TreeMap<>(before);
        after.put(key, value);
        return Configuration.fromMap(after);
    }
}
