package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.job.PublishedSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Cluster with a SignalJob under ticks that never pause, and a registry with two good bundles and
 * one that abstains.
 */
final class RolloutScene implements AutoCloseable {

    static final int KEPT = 0;
    static final int WENT_BACK = 1;
    static final int REFUSED = 2;
    static final int HELD = 3;

    private static final int FIRST_TICKS = 500;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private static final String GATES =
            """
            window: 5 s
            gates:
              checkpoint: {limit: 60, interval: 500 ms}
              restarts: {interval: 500 ms}
              decision-p99: {limit: 60000, initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              abstention: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              member-absence: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              prediction-shift: {limit: 20, initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-restarts: {interval: 500 ms}
              shadow-p99: {limit: 60000, initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-missing: {limit: 0.2, initial-delay: 2 s, interval: 500 ms, minimum-count: 50}
              shadow-errors: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-abstention: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-member-absence: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-agreement: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
              shadow-shift: {initial-delay: 0 s, interval: 500 ms, minimum-count: 50}
            """;

    private final Path folder;
    private final ClusterHarness stack;
    private final SteadyFeed feed;
    private final RolloutCalls calls;

    /** Starts everything and waits for decisions. */
    RolloutScene(Path folder) throws Exception {
        this.folder = folder;
        Files.writeString(folder.resolve("gates.yaml"), GATES);
        OddBundle.write(bundle("first"), "1", Map.of("steady", OddGraph.steady(0)), 1);
        OddBundle.write(bundle("second"), "2", Map.of("steady", OddGraph.steady(0)), 1);
        var members = new LinkedHashMap<String, byte[]>();
        members.put("steady", OddGraph.steady(0));
        members.put("nan", OddGraph.notANumber(0));
        OddBundle.write(bundle("abstaining"), "3", members, 2);
        stack =
                ClusterHarness.start(
                        SandboxConfig.everything().withoutClickHouse().withoutVenue(),
                        ClusterHarness.shortLived(1));
        calls = new RolloutCalls(stack.cluster().restUrl(), folder);
        try {
            calls.publish(bundle("first"), "--alias=champion");
            calls.publish(bundle("second"));
            calls.publish(bundle("abstaining"));
            stack.jobs()
                    .submit(
                            "signal",
                            "-Dtickflow.model.bundle=models:/odd@champion",
                            "-Dtickflow.scoring.timeout=20 s",
                            calls.registry());
            feed = SteadyFeed.start(stack.sandbox().bootstrapServers(), folder);
            awaitDecisions();
        } catch (Throwable e) {
            stack.close();
            throw e;
        }
    }

    ClusterHarness stack() {
        return stack;
    }

    RolloutCalls calls() {
        return calls;
    }

    /** Each tick has one decision, by the bundle that the registry says was live. */
    void assertEachTickDecidedOnce() throws Exception {
        long published = feed.finish();
        try (DecisionLog log = DecisionLog.fromStart(stack.sandbox().bootstrapServers())) {
            stack.decided(log, published, TIMEOUT);
            assertThat(log.repetitions()).isZero();
            assertThat(log.contradictions()).isEmpty();
        }
        new LivePredictions(folder).assertAgree(stack.sandbox().bootstrapServers(), "odd");
    }

    /** The same after a failover, which repeats decisions behind the last checkpoint. */
    void assertEachTickDecided() throws Exception {
        long published = feed.finish();
        try (DecisionLog log = DecisionLog.fromStart(stack.sandbox().bootstrapServers())) {
            stack.decided(log, published, TIMEOUT);
            assertThat(log.contradictions()).isEmpty();
        }
        new LivePredictions(folder).assertAgree(stack.sandbox().bootstrapServers(), "odd");
    }

    void awaitFreeSlot() {
        var target = new JobControl(new FlinkRest(stack.cluster().restUrl())).target();
        Awaitility.await("a free slot")
                .atMost(TIMEOUT)
                .pollInterval(POLL)
                .pollInSameThread()
                .until(() -> target.overview().slotsFree() > 0);
    }

    private void awaitDecisions() {
        try (DecisionLog log = DecisionLog.fromStart(stack.sandbox().bootstrapServers())) {
            Awaitility.await("first decisions")
                    .atMost(TIMEOUT)
                    .pollInterval(POLL)
                    .pollInSameThread()
                    .until(
                            () -> {
                                log.read();
                                return log.scoredCount() >= FIRST_TICKS;
                            });
        }
    }

    String runningJob() {
        List<FlinkJob> active =
                new ActiveJobs(new JobControl(new FlinkRest(stack.cluster().restUrl())).target())
                        .list();
        assertThat(active).hasSize(1);
        return active.get(0).id();
    }

    String runningBundle() {
        var control = new JobControl(new FlinkRest(stack.cluster().restUrl()));
        List<FlinkJob> active = new ActiveJobs(control.target()).list();
        assertThat(active).hasSize(1);
        return control.details(active.get(0).id())
                .parameters()
                .getOrDefault(PublishedSettings.BUNDLE_DIGEST, "");
    }

    String gates() {
        return folder.resolve("gates.yaml").toString();
    }

    String gates(String part, String other) throws Exception {
        Path file = folder.resolve("other-gates.yaml");
        Files.writeString(file, GATES.replace(part, other));
        return file.toString();
    }

    Path bundle(String name) {
        return folder.resolve(name);
    }

    String digest(String name) {
        return OnnxBundles.digest(bundle(name));
    }

    @Override
    public void close() {
        feed.close();
        stack.close();
    }
}
