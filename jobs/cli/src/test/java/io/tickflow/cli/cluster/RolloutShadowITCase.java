package io.tickflow.cli.cluster;

import static io.tickflow.cli.cluster.RolloutScene.HELD;
import static io.tickflow.cli.cluster.RolloutScene.KEPT;
import static io.tickflow.cli.cluster.RolloutScene.REFUSED;
import static io.tickflow.cli.cluster.RolloutScene.WENT_BACK;
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
import io.tickflow.operate.kafka.OwnEvents;
import io.tickflow.operate.observe.KafkaObserver;
import io.tickflow.operate.observe.KafkaView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollouts with a shadow that scores the same vectors first, while the job runs on untouched. */
@Tag("long")
class RolloutShadowITCase {

    private final Path folder;
    private RolloutScene scene;

    RolloutShadowITCase(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws Exception {
        scene = new RolloutScene(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void shouldShadowBeforeAnythingIsStopped() throws Exception {
        String job = scene.runningJob();
        JsonNode refused = shadowed(WENT_BACK, "abstaining", scene.gates());
        assertThat(refused.path("outcome").asText()).isEqualTo("UNTOUCHED");
        assertThat(refused.path("sentence").asText()).contains("shadow-abstention: ");
        assertThat(scene.runningJob()).isEqualTo(job);

        String undecided = scene.gates("minimum-count: 50", "minimum-count: 1000000");
        JsonNode held = shadowed(HELD, "abstaining", undecided);
        assertThat(held.path("sentence").asText()).contains("inconclusive: ", "decides nothing");
        assertThat(scene.stack().jobs().names())
                .containsExactlyInAnyOrder("tickflow-signal", "tickflow-shadow");
        assertReadersIgnoreTheShadow();
        JsonNode ended = scene.calls().json(WENT_BACK, "--go-back");
        assertThat(ended.path("outcome").asText()).isEqualTo("UNTOUCHED");
        assertThat(scene.runningJob()).isEqualTo(job);

        scene.stack()
                .jobs()
                .submit(
                        "shadow",
                        "-Dtickflow.shadow.bundle=" + scene.bundle("second"),
                        "--parallelism=3");
        CommandRun second =
                scene.calls()
                        .rollout("--bundle", scene.bundle("second").toString(), "--shadow", "1 s");
        assertThat(second.exitCode()).as(second.out()).isEqualTo(REFUSED);
        assertThat(second.err())
                .contains("a shadow runs already", "bin/tickflow stop shadow")
                .contains("a shadow needs a free slot");
        assertThat(scene.stack().jobs().stop("shadow")).contains("savepoint");
        scene.awaitFreeSlot();

        JsonNode kept = shadowed(KEPT, "second", scene.gates());
        assertThat(kept.path("outcome").asText()).isEqualTo("KEPT");
        assertThat(kept.path("shadow"))
                .isNotEmpty()
                .allMatch(gate -> gate.path("outcome").asText().equals("PASS"));
        assertThat(scene.runningBundle()).isEqualTo(scene.digest("second"));
        scene.assertEachTickDecidedOnce();
        assertShadowsStayAside();
    }

    @Test
    void shouldGoOnAfterKillInEachShadowStep() throws Exception {
        List<String> steps =
                List.of(
                        "SHADOW_START_INTENDED",
                        "SHADOW_SUBMITTED",
                        "SHADOW_WATCH_BEGUN",
                        "SHADOW_JUDGED");
        for (int i = 0; i < steps.size(); i++) {
            String next = i % 2 == 0 ? "second" : "first";
            scene.calls()
                    .killAt(
                            steps.get(i),
                            "--bundle",
                            scene.bundle(next).toString(),
                            "--gates",
                            scene.gates(),
                            "--shadow",
                            "6 s");

            JsonNode kept = scene.calls().json(KEPT, "--resume");

            assertThat(kept.path("outcome").asText()).as(steps.get(i)).isEqualTo("KEPT");
            assertThat(scene.runningBundle()).as(steps.get(i)).isEqualTo(scene.digest(next));
        }
        scene.assertEachTickDecidedOnce();
    }

    private JsonNode shadowed(int exitCode, String bundle, String gates) throws Exception {
        return scene.calls()
                .json(
                        exitCode,
                        "--bundle",
                        scene.bundle(bundle).toString(),
                        "--gates",
                        gates,
                        "--shadow",
                        "6 s");
    }

    /** The newest predictions are those of a shadow that abstains. */
    private void assertReadersIgnoreTheShadow() {
        var kafka = new KafkaConfig(scene.stack().sandbox().bootstrapServers(), Map.of());
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
        try (var log = new TopicLog(scene.stack().sandbox().bootstrapServers(), type.topic())) {
            for (ConsumerRecord<byte[], byte[]> record : log.read()) {
                events.add(type.decode(record.value()));
            }
        }
        return events;
    }
}
