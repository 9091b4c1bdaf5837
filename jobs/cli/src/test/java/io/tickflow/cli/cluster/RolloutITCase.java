package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.market.ServerTime;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.flink.ActiveJobs;
import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.kafka.OwnEvents;
import io.tickflow.operate.observe.KafkaObserver;
import io.tickflow.operate.observe.KafkaView;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.PublishedSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rollouts of bundles to a SignalJob with a feed that never pauses: a good bundle stays, the job
 * goes back from a bad one, and a second call goes on wherever the first one was killed. Whatever
 * happens, each tick is decided on once.
 */
@Tag("long")
class RolloutITCase {

    private static final int KEPT = 0;
    private static final int WENT_BACK = 1;
    private static final int REFUSED = 2;
    private static final int HELD = 3;
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
    private ClusterHarness stack;
    private SteadyFeed feed;
    private RolloutCalls calls;

    RolloutITCase(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws Exception {
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
        calls.publish(bundle("first"), "--alias=champion");
        stack.jobs()
                .submit(
                        "signal",
                        "-Dtickflow.model.bundle=" + bundle("first"),
                        "-Dtickflow.scoring.timeout=5 s");
        feed = SteadyFeed.start(stack.sandbox().bootstrapServers(), folder);
        awaitDecisions();
    }

    @AfterEach
    void stop() {
        if (feed != null) {
            feed.close();
        }
        stack.close();
    }

    @Test
    void shouldKeepGoodBundleAndLeaveBadOne() throws Exception {
        CommandRun dry = calls.rollout("--bundle", bundle("second").toString(), "--dry-run");
        assertThat(dry.exitCode()).as("%s%s", dry.out(), dry.err()).isEqualTo(KEPT);
        assertThat(runningBundle()).isEqualTo(digest("first"));

        calls.publish(bundle("second"), "--alias=challenger");
        calls.publish(bundle("abstaining"));
        JsonNode kept =
                calls.json(
                        KEPT,
                        "--bundle",
                        "models:/odd@challenger",
                        "--gates",
                        gates(),
                        calls.registry());
        assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(runningBundle()).isEqualTo(digest("second"));
        assertThat(calls.champion("odd")).isEqualTo("2");
        CommandRun again = calls.rollout("--bundle", bundle("second").toString());
        assertThat(again.exitCode()).isEqualTo(REFUSED);
        assertThat(again.err()).contains("the job already runs odd/2");

        JsonNode back =
                calls.json(
                        WENT_BACK,
                        "--bundle",
                        "models:/odd/3",
                        "--gates",
                        gates(),
                        calls.registry());
        assertThat(back.path("outcome").asText()).isEqualTo("WENT_BACK");
        assertThat(back.path("sentence").asText()).contains("abstention: ");
        assertThat(runningBundle()).isEqualTo(digest("second"));
        assertThat(calls.champion("odd")).isEqualTo("2");

        JsonNode held =
                calls.json(
                        HELD,
                        "--bundle",
                        bundle("first").toString(),
                        "--gates",
                        gates("minimum-count: 50", "minimum-count: 1000000"));
        assertThat(held.path("sentence").asText()).contains("inconclusive: ");
        assertThat(runningBundle()).isEqualTo(digest("first"));
        assertThat(calls.json(WENT_BACK, "--go-back").path("outcome").asText())
                .isEqualTo("WENT_BACK");
        assertThat(runningBundle()).isEqualTo(digest("second"));
        assertEachTickDecidedOnce();
        new LivePredictions(folder).assertAgree(stack.sandbox().bootstrapServers(), "odd");
    }

    @Test
    void shouldShadowBeforeAnythingIsStopped() throws Exception {
        String job = runningJob();
        JsonNode refused = shadowed(WENT_BACK, "abstaining", gates());
        assertThat(refused.path("outcome").asText()).isEqualTo("UNTOUCHED");
        assertThat(refused.path("sentence").asText()).contains("shadow-abstention: ");
        assertThat(runningJob()).isEqualTo(job);

        String undecided = gates("minimum-count: 50", "minimum-count: 1000000");
        JsonNode held = shadowed(HELD, "abstaining", undecided);
        assertThat(held.path("sentence").asText()).contains("inconclusive: ", "decides nothing");
        assertThat(stack.jobs().names())
                .containsExactlyInAnyOrder("tickflow-signal", "tickflow-shadow");
        assertReadersIgnoreTheShadow();
        JsonNode ended = calls.json(WENT_BACK, "--go-back");
        assertThat(ended.path("outcome").asText()).isEqualTo("UNTOUCHED");
        assertThat(runningJob()).isEqualTo(job);

        stack.jobs().submit("shadow", "-Dtickflow.shadow.bundle=" + bundle("second"));
        CommandRun second =
                calls.rollout("--bundle", bundle("second").toString(), "--shadow", "1 s");
        assertThat(second.exitCode()).as(second.out()).isEqualTo(REFUSED);
        assertThat(second.err()).contains("a shadow runs already", "bin/tickflow stop shadow");
        assertThat(stack.jobs().stop("shadow")).contains("savepoint");

        JsonNode kept = shadowed(KEPT, "second", gates());
        assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(kept.path("shadow"))
                .isNotEmpty()
                .allMatch(gate -> gate.path("outcome").asText().equals("PASS"));
        assertThat(runningBundle()).isEqualTo(digest("second"));
        assertEachTickDecidedOnce();
        assertShadowsStayAside();
    }

    @Test
    void shouldGoOnAfterKillInEachStepOfTheShadow() throws Exception {
        List<String> steps =
                List.of(
                        "SHADOW_START_INTENDED",
                        "SHADOW_SUBMITTED",
                        "SHADOW_WATCH_BEGUN",
                        "SHADOW_JUDGED");
        for (int i = 0; i < steps.size(); i++) {
            String next = i % 2 == 0 ? "second" : "first";
            calls.killAt(
                    steps.get(i),
                    "--bundle",
                    bundle(next).toString(),
                    "--gates",
                    gates(),
                    "--shadow",
                    "6 s");

            JsonNode kept = calls.json(KEPT, "--resume");

            assertThat(kept.path("outcome").asText()).as(steps.get(i)).isEqualTo("KEPT");
            assertThat(runningBundle()).as(steps.get(i)).isEqualTo(digest(next));
        }
        assertEachTickDecidedOnce();
    }

    private JsonNode shadowed(int exitCode, String bundle, String gates) throws Exception {
        return calls.json(
                exitCode,
                "--bundle",
                bundle(bundle).toString(),
                "--gates",
                gates,
                "--shadow",
                "6 s");
    }

    /** The newest predictions are those of a shadow that abstains. */
    private void assertReadersIgnoreTheShadow() {
        var kafka = new KafkaConfig(stack.sandbox().bootstrapServers(), Map.of());
        KafkaView view =
                new KafkaObserver(
                                kafka,
                                Topics.TICKS,
                                new FeedClock(ServerTime.UTC, Map.of(), 0),
                                new OwnEvents("tickflow", ""),
                                System.currentTimeMillis())
                        .observe();

        assertThat(view.prediction())
                .isNotNull()
                .satisfies(
                        newest -> {
                            assertThat(newest.modelVersion()).isEqualTo("1");
                            assertThat(newest.abstainedSinceMillis()).isNull();
                        });
    }

    /** No signal comes from a shadow, whose predictions have ids of their own. */
    private void assertShadowsStayAside() throws Exception {
        Map<PredictionRole, Set<String>> ids = new EnumMap<>(PredictionRole.class);
        for (Event<Prediction> event : read(EventTypes.PREDICTIONS)) {
            ids.computeIfAbsent(event.body().role(), role -> new HashSet<>())
                    .add(event.envelope().eventId());
        }
        assertThat(ids).containsOnlyKeys(PredictionRole.CHAMPION, PredictionRole.SHADOW);
        assertThat(ids.get(PredictionRole.SHADOW))
                .isNotEmpty()
                .allMatch(id -> id.endsWith("/prediction/shadow"));
        assertThat(ids.get(PredictionRole.CHAMPION)).allMatch(id -> id.endsWith("/prediction"));
        assertThat(read(EventTypes.SIGNALS))
                .extracting(event -> event.body().modelVersion())
                .isNotEmpty()
                .doesNotContain("3");
    }

    private <T> List<Event<T>> read(EventType<T> type) throws Exception {
        List<Event<T>> events = new ArrayList<>();
        try (var log = new TopicLog(stack.sandbox().bootstrapServers(), type.topic())) {
            for (ConsumerRecord<byte[], byte[]> record : log.read()) {
                events.add(type.decode(record.value()));
            }
        }
        return events;
    }

    @Test
    void shouldGoOnAfterKillInEachStepForward() throws Exception {
        List<String> steps =
                List.of(
                        "BEGUN",
                        "STOP_INTENDED",
                        "STOPPED",
                        "START_INTENDED",
                        "SUBMITTED",
                        "STARTED",
                        "WATCH_BEGUN");
        for (int i = 0; i < steps.size(); i++) {
            String next = i % 2 == 0 ? "second" : "first";
            calls.killAt(steps.get(i), "--bundle", bundle(next).toString(), "--gates", gates());

            JsonNode kept = calls.json(KEPT, "--resume");

            assertThat(kept.path("outcome").asText()).as(steps.get(i)).isEqualTo("KEPT");
            assertThat(runningBundle()).as(steps.get(i)).isEqualTo(digest(next));
        }
        assertEachTickDecidedOnce();
    }

    @Test
    void shouldGoOnAfterKillInEachStepBack() throws Exception {
        List<String> steps =
                List.of(
                        "JUDGED",
                        "BACK_STOP_INTENDED",
                        "BACK_STOPPED",
                        "BACK_START_INTENDED",
                        "BACK_SUBMITTED",
                        "BACK_STARTED");
        for (String step : steps) {
            calls.killAt(step, "--bundle", bundle("abstaining").toString(), "--gates", gates());

            JsonNode back = calls.json(WENT_BACK, "--resume");

            assertThat(back.path("outcome").asText()).as(step).isEqualTo("WENT_BACK");
            assertThat(runningBundle()).as(step).isEqualTo(digest("first"));
        }
        assertEachTickDecidedOnce();
    }

    private void assertEachTickDecidedOnce() throws Exception {
        long published = feed.finish();
        try (DecisionLog log = DecisionLog.fromStart(stack.sandbox().bootstrapServers())) {
            stack.decided(log, published, TIMEOUT);
            assertThat(log.repetitions()).isZero();
            assertThat(log.contradictions()).isEmpty();
        }
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

    private String runningJob() {
        List<FlinkJob> active =
                new ActiveJobs(new JobControl(new FlinkRest(stack.cluster().restUrl())).target())
                        .list();
        assertThat(active).hasSize(1);
        return active.get(0).id();
    }

    private String runningBundle() {
        var control = new JobControl(new FlinkRest(stack.cluster().restUrl()));
        List<FlinkJob> active = new ActiveJobs(control.target()).list();
        assertThat(active).hasSize(1);
        return control.details(active.get(0).id())
                .parameters()
                .getOrDefault(PublishedSettings.BUNDLE_DIGEST, "");
    }

    private String gates() {
        return folder.resolve("gates.yaml").toString();
    }

    private String gates(String part, String other) throws Exception {
        Path file = folder.resolve("other-gates.yaml");
        Files.writeString(file, GATES.replace(part, other));
        return file.toString();
    }

    private Path bundle(String name) {
        return folder.resolve(name);
    }

    private String digest(String name) {
        return OnnxBundles.digest(bundle(name));
    }
}
