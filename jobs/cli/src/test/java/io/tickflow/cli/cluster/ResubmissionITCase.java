package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.cluster.ClusterHarness.Feed;
import io.tickflow.cli.cluster.LoaderProbe.Reading;
import io.tickflow.process.flink.FlinkClusterConfig;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Jobs that are stopped and submitted again on one TaskManager, as with each new model: what ended
 * must leave no class loader behind, or the processes run out of metaspace. The number of rounds:
 * {@code -Dtickflow.test.rounds=15}.
 */
@Tag("long")
class ResubmissionITCase {

    private static final int ROUNDS = Integer.getInteger("tickflow.test.rounds", 15);
    private static final int SETTLED = 3;
    private static final int TICKS = 500;

    /** A job's jar is kept by the JobManager, the TaskManager and the high availability. */
    private static final long COPIES = 3;

    private static final List<String> JOBS = List.of("signal", "desk");

    /** A loader that is left behind holds four times as much. */
    private static final long SLACK_BYTES = 8_000_000;

    @Test
    void shouldKeepLoadersFlatOverRounds() throws Exception {
        try (var stack =
                ClusterHarness.start(
                        SandboxConfig.everything(),
                        FlinkClusterConfig.of(1).with("blob.service.cleanup.interval", "5"))) {
            stack.jobs().submit("history");
            for (String job : JOBS) {
                stack.jobs().submit(job);
            }
            var workers = new Readings("TaskManager", stack.cluster().taskManager(1).pid());
            var master = new Readings("JobManager", stack.cluster().jobManager().pid());
            Feed feed = stack.feed("EURUSD", List.of("zstd"));
            for (int round = 1; round <= ROUNDS; round++) {
                feed.publish(TICKS);
                stack.decided();
                for (String job : JOBS) {
                    String savepoint = stack.jobs().stop(job);
                    stack.jobs().submit(job, "--from-savepoint", savepoint);
                }
                stack.jobs().awaitRunning(JOBS.size() + 1);
                workers.add(round);
                master.add(round);
            }
            feed.publish(TICKS);
            stack.decided();

            assertThat(stack.jobs().restarts("signal")).isZero();
            workers.assertFlat();
            master.assertFlat();
            Awaitility.await("jars of ended jobs are removed")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> jars(stack) == (JOBS.size() + 1) * COPIES);
        }
    }

    private static long jars(ClusterHarness stack) throws IOException {
        try (Stream<Path> files = Files.walk(stack.cluster().conf().getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith("blob_p-"))
                    .count();
        }
    }

    private static final class Readings {

        private final String name;
        private final LoaderProbe probe;
        private final List<Reading> readings = new ArrayList<>();

        Readings(String name, long pid) {
            this.name = name;
            this.probe = new LoaderProbe(pid);
        }

        void add(int round) throws Exception {
            Reading reading = probe.read();
            readings.add(reading);
            System.out.println(
                    String.format(
                            Locale.ROOT,
                            "%s after round %d: %d loaders, %.1f MB of metaspace",
                            name,
                            round,
                            reading.loaders(),
                            reading.metaspaceBytes() / 1e6));
        }

        /** The process may settle in the first rounds, as caches of the JVM do. */
        void assertFlat() {
            Reading settled = readings.get(SETTLED - 1);
            assertThat(readings.subList(SETTLED, readings.size()))
                    .as("%s", name)
                    .isNotEmpty()
                    .allSatisfy(
                            reading -> {
                                assertThat(reading.loaders())
                                        .isLessThanOrEqualTo(settled.loaders());
                                assertThat(reading.metaspaceBytes())
                                        .isLessThan(settled.metaspaceBytes() + SLACK_BYTES);
                            });
        }
    }
}
