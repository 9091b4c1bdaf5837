package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.Settings;
import io.tickflow.settings.job.PublishedSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/**
 * Cluster with a SignalJob under the ticks of four symbols, 512 a second, and bundles to roll out
 * to it.
 */
final class RolloutStage implements AutoCloseable {

    /** Market time after which the desk closes a position: that of some 25 s of this feed. */
    static final Duration HORIZON = Duration.ofHours(6);

    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD.a", "USDJPYm", "XAUUSD");
    private static final int WARM = 10_000;
    private static final int MORE_TICKS = 500;
    private static final long UP_TO_THE_END = -1;
    private static final float SHIFT = 2;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** From the time at which a bundle is written until it has decided for half a minute. */
    private static final long UNTIL_FAILURE_MILLIS = 40_000;

    /** The machine may be slow, and other minutes of the same market have other predictions. */
    private static final String GATES =
            """
            window: %s
            gates:
              checkpoint: {interval: 1 s}
              restarts: {interval: 1 s}
              decision-p99: {limit: 60000, interval: 1 s}
              abstention: {interval: 1 s}
              member-absence: {interval: 1 s}
              prediction-shift: {limit: 4, interval: 1 s}
              accuracy: {enabled: false}
            """;

    private final Path folder;
    private final ClusterHarness stack;
    private final SteadyFeed feed;
    private final RolloutCalls calls;

    /** Starts everything, with a desk if there is a venue, and waits for decisions. */
    RolloutStage(Path folder, SandboxConfig parts) throws Exception {
        this.folder = folder;
        for (String window : List.of("20 s", "60 s")) {
            Files.writeString(gates(window), GATES.formatted(window));
        }
        steady("first", "1");
        steady("second", "2");
        OddBundle.write(bundle("slow"), "3", members("slow", OddGraph.sleepy(0)), 2);
        OddBundle.writeShifted(bundle("drifting"), "4", SHIFT);
        stack = ClusterHarness.start(parts, ClusterHarness.shortLived(1));
        calls = new RolloutCalls(stack.cluster().restUrl(), folder);
        try {
            if (parts.venue()) {
                stack.jobs().submit("desk");
            }
            stack.jobs().submit("signal", signalOptions("rollouts"));
            feed = SteadyFeed.start(stack.sandbox().bootstrapServers(), folder, SYMBOLS);
            awaitUsed(WARM);
        } catch (Throwable e) {
            stack.close();
            throw e;
        }
    }

    ClusterHarness stack() {
        return stack;
    }

    SteadyFeed feed() {
        return feed;
    }

    RolloutCalls calls() {
        return calls;
    }

    /** Deletes every tick that Kafka has, some time after this call. */
    void deleteTicks() throws Exception {
        long before = feed.count();
        Awaitility.await("more ticks")
                .atMost(TIMEOUT)
                .pollInterval(POLL)
                .until(() -> feed.count() > before + MORE_TICKS);
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.sandbox().bootstrapServers()))) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            admin.describeTopics(List.of(Topics.TICKS))
                    .allTopicNames()
                    .get()
                    .get(Topics.TICKS)
                    .partitions()
                    .forEach(
                            one ->
                                    all.put(
                                            new TopicPartition(Topics.TICKS, one.partition()),
                                            RecordsToDelete.beforeOffset(UP_TO_THE_END)));
            admin.deleteRecords(all).all().get();
        }
    }

    /** Another job reads the same ticks from the first on, without a rollout. */
    DecisionLog assertSameAsUndisturbed() throws Exception {
        long published = feed.finish();
        DecisionLog disturbed = DecisionLog.fromStart(stack.sandbox().bootstrapServers());
        stack.decided(disturbed, published, TIMEOUT);
        stack.jobs().stop("signal");
        disturbed.read();
        assertThat(disturbed.contradictions()).isEmpty();
        assertThat(disturbed.usedCount()).isEqualTo(disturbed.decisionCount());
        try (DecisionLog log = DecisionLog.fromNow(stack.sandbox().bootstrapServers())) {
            stack.jobs().submit("signal", signalOptions("undisturbed"));
            stack.decided(log, published, TIMEOUT);
            stack.jobs().stop("signal");
            log.read();
            assertThat(disturbed.usedCount()).isEqualTo(log.usedCount());
            assertThat(disturbed.featuresDigest()).isEqualTo(log.featuresDigest());
        }
        say(
                "%d ticks = %d used + %d refused, %d vectors came again, digest %s",
                published,
                disturbed.usedCount(),
                disturbed.refusedCount(),
                disturbed.repetitions(),
                disturbed.featuresDigest());
        return disturbed;
    }

    /** Writes a bundle that fails once the market's time is some way ahead of now. */
    void failingLater() throws Exception {
        List<FeatureVector> vectors = new ArrayList<>();
        try (var log =
                new TopicLog(stack.sandbox().bootstrapServers(), EventTypes.FEATURES.topic())) {
            var records = log.read();
            vectors.add(EventTypes.FEATURES.decode(records.get(0).value()).body());
            for (var record : records.subList(records.size() - 100, records.size())) {
                vectors.add(EventTypes.FEATURES.decode(record.value()).body());
            }
        }
        int clock =
                SignalJob.configure(
                                Settings.load(Home.resolve("flink-conf/tickflow.yaml"), Map.of()))
                        .features()
                        .set()
                        .schema()
                        .names()
                        .indexOf(OddBundle.CLOCK_FEATURE);
        FeatureVector first = vectors.get(0);
        FeatureVector last = vectors.get(vectors.size() - 1);
        double pace =
                (double) (last.eventTimeMillis() - first.eventTimeMillis())
                        / (last.appendTimeMillis() - first.appendTimeMillis());
        double hours =
                vectors.stream().mapToDouble(vector -> vector.values()[clock]).max().orElseThrow()
                        + pace * UNTIL_FAILURE_MILLIS / MILLIS_PER_HOUR;
        OddBundle.writeWithClock(
                bundle("failing"),
                "5",
                members("failing", OddGraph.failing(0, OddBundle.CLOCK, (float) hours)),
                2);
    }

    private void steady(String name, String version) throws Exception {
        OddBundle.write(bundle(name), version, Map.of("steady", OddGraph.steady(0)), 1);
    }

    private static Map<String, byte[]> members(String name, byte[] graph) {
        var members = new LinkedHashMap<String, byte[]>();
        members.put("steady", OddGraph.steady(0));
        members.put(name, graph);
        return members;
    }

    /** Signals that the desk takes, with positions that are open for a while. */
    private String[] signalOptions(String group) {
        return new String[] {
            "-Dtickflow.model.bundle=" + bundle("first"),
            "-Dtickflow.feed.group=" + group,
            "-Dtickflow.scoring.timeout=20 s",
            "-Dtickflow.signal.confidence-min=0.52",
            "-Dtickflow.signal.horizon=" + HORIZON.toHours() + " h"
        };
    }

    String[] with(String bundle, String window) {
        return new String[] {
            "--bundle", bundle(bundle).toString(), "--gates", gates(window).toString()
        };
    }

    void awaitUsed(long ticks) {
        try (DecisionLog log = DecisionLog.fromStart(stack.sandbox().bootstrapServers())) {
            Awaitility.await("decisions")
                    .atMost(TIMEOUT)
                    .pollInterval(POLL)
                    .pollInSameThread()
                    .until(
                            () -> {
                                log.read();
                                return log.usedCount() + log.refusedCount() >= ticks;
                            });
        }
    }

    FlinkJob job(String name) {
        return new ActiveJobs(new JobControl(new FlinkRest(stack.cluster().restUrl())).target())
                .require(name);
    }

    String runningBundle() {
        var control = new JobControl(new FlinkRest(stack.cluster().restUrl()));
        return control.details(job("tickflow-signal").id())
                .parameters()
                .getOrDefault(PublishedSettings.BUNDLE_DIGEST, "");
    }

    private Path gates(String window) {
        return folder.resolve("gates-" + window.replace(" ", "") + ".yaml");
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

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
