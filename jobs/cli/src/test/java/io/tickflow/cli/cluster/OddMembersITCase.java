package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.BreakerState;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real graphs that misbehave, in the job jar on a cluster of processes: a member that goes wrong
 * costs its vote and nothing else, and a bundle of other bytes costs the job, once.
 */
class OddMembersITCase {

    private static final int TICKS = 4_000;
    private static final int SLICES = 4;

    /** One row in a hundred. */
    private static final float RARELY = 0.6f;

    private static ClusterHarness stack;

    @TempDir private static Path folder;

    @BeforeAll
    static void start() {
        stack =
                ClusterHarness.start(
                        SandboxConfig.everything().withoutClickHouse().withoutVenue(),
                        ClusterHarness.shortLived(1));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void shouldGoOnDecidingWithOddMembers() throws Exception {
        Path bundle = folder.resolve("odd");
        var members = new LinkedHashMap<String, byte[]>();
        members.put("steady", OddGraph.steady(0));
        members.put("nan", OddGraph.notANumber(0));
        members.put("failing", OddGraph.failing(1, RARELY));
        members.put("slow", OddGraph.slow(2, RARELY));
        OddBundle.write(bundle, members);
        // No host has the folder; the process that scores copies the bundle from the registry.
        Path registry = folder.resolve("registry");
        Path cache = folder.resolve("cache");
        PublishedModel published = publish(registry, bundle);
        Files.move(bundle, folder.resolve("elsewhere"));
        stack.jobs()
                .submit(
                        "signal",
                        "-Dtickflow.model.bundle=models:/odd@champion",
                        "-Dtickflow.registry=" + registry.toUri(),
                        "-Dtickflow.model.cache=" + cache,
                        "-Dtickflow.feed.group=odd",
                        "-Dtickflow.scoring.timeout=5 s");

        ClusterHarness.Feed feed = stack.feed("EURUSD");
        for (int i = 0; i < SLICES; i++) {
            feed.publish(TICKS / SLICES);
            stack.decided();
        }

        assertThat(stack.jobs().restarts("signal")).isZero();
        stack.jobs().stop("signal");
        DecisionLog log = stack.decided();
        List<Prediction> predictions =
                read(EventTypes.PREDICTIONS).stream()
                        .filter(prediction -> prediction.modelId().equals("odd"))
                        .toList();
        assertThat(predictions).hasSameSizeAs(log.decisions("EURUSD"));
        assertThat(predictions)
                .allMatch(prediction -> prediction.modelDigest().equals(published.digest()));
        try (Stream<Path> copies = Files.list(cache)) {
            assertThat(copies).containsExactly(cache.resolve(published.digest()));
        }
        assertEveryMemberIsAccountedFor(predictions);
        assertBreakersAreEvents(predictions);
    }

    private static void assertEveryMemberIsAccountedFor(List<Prediction> predictions) {
        List<Prediction> asked =
                predictions.stream()
                        .filter(prediction -> prediction.abstention() != Abstention.EXPIRED)
                        .toList();
        assertThat(predictions)
                .filteredOn(prediction -> prediction.abstention() == Abstention.EXPIRED)
                .allMatch(prediction -> prediction.votes().isEmpty());
        Map<String, Map<Absence, Long>> outcomes = outcomes(asked);
        System.out.println(predictions.size() + " predictions, votes " + outcomes);
        assertThat(outcomes).hasSize(4);
        assertThat(outcomes.values())
                .allSatisfy(
                        counts ->
                                assertThat(counts.values().stream().mapToLong(n -> n).sum())
                                        .isEqualTo(asked.size()));
        // The first tick has no returns yet, so that no member can answer.
        assertThat(asked)
                .filteredOn(prediction -> prediction.abstention() != Abstention.NONE)
                .singleElement()
                .isEqualTo(predictions.get(0));
        assertThat(outcomes.get("direction.steady"))
                .containsOnly(
                        Map.entry(Absence.NONE, asked.size() - 1L),
                        Map.entry(Absence.NO_PROBABILITY, 1L));
        assertThat(outcomes.get("direction.nan"))
                .containsKeys(Absence.NONE, Absence.NO_PROBABILITY);
        assertThat(outcomes.get("direction.failing")).containsKeys(Absence.NONE, Absence.FAILED);
        assertThat(outcomes.get("direction.slow")).containsKeys(Absence.NONE, Absence.LATE);
        assertThat(asked.subList(1, asked.size()))
                .allSatisfy(
                        prediction ->
                                assertThat(prediction.probability()).isEqualTo(meanOf(prediction)));
    }

    private static Map<String, Map<Absence, Long>> outcomes(List<Prediction> predictions) {
        var outcomes = new TreeMap<String, Map<Absence, Long>>();
        for (Prediction prediction : predictions) {
            for (MemberVote vote : prediction.votes()) {
                outcomes.computeIfAbsent(vote.member(), m -> new EnumMap<>(Absence.class))
                        .merge(vote.absence(), 1L, Long::sum);
            }
        }
        return outcomes;
    }

    private static float meanOf(Prediction prediction) {
        return (float)
                prediction.votes().stream()
                        .filter(vote -> vote.absence() == Absence.NONE)
                        .mapToDouble(MemberVote::probability)
                        .average()
                        .orElseThrow();
    }

    /** A breaker that opens is an event before its member is left alone. */
    private static void assertBreakersAreEvents(List<Prediction> predictions) throws IOException {
        List<BreakerChange> changes = read(EventTypes.BREAKERS);
        boolean leftAlone =
                predictions.stream()
                        .flatMap(prediction -> prediction.votes().stream())
                        .anyMatch(vote -> vote.absence() == Absence.BREAKER_OPEN);
        System.out.println(changes.size() + " breaker changes");
        assertThat(changes).extracting(BreakerChange::id).doesNotHaveDuplicates();
        assertThat(changes.stream().anyMatch(change -> change.to() == BreakerState.OPEN))
                .isEqualTo(leftAlone);
        assertThat(leftAlone).as("some member failed five times in a row").isTrue();
        assertThat(predictions)
                .extracting(Prediction::decisionId)
                .containsAll(changes.stream().map(BreakerChange::decisionId).toList());
    }

    @Test
    void shouldRefuseBundleOfOtherBytesOnce() throws Exception {
        Path bundle = folder.resolve("swapped");
        OddBundle.write(bundle, Map.of("steady", OddGraph.steady(0)));
        stack.jobs().submit("signal", options(bundle, "swapped"));
        String id = stack.jobs().ids().iterator().next();

        // A host that comes up has another bundle under the same path.
        var other = new LinkedHashMap<String, byte[]>();
        other.put("steady", OddGraph.steady(0));
        other.put("another", OddGraph.steady(1));
        OddBundle.write(bundle, other);
        stack.cluster().taskManager(1).killForcibly();
        stack.cluster().restartTaskManager(1);
        stack.cluster().awaitTaskManagers();

        var rest = new FlinkRest(stack.cluster().restUrl());
        await("the job gives up")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> rest.get("/jobs/" + id).path("state").asText().equals("FAILED"));
        JsonNode exceptions = rest.get("/jobs/" + id + "/exceptions?maxExceptions=50");
        String history = exceptions.path("exceptionHistory").toString();
        assertThat(history)
                .contains("its digest on this machine is")
                .contains("copy the same bundle to every machine");
        List<String> refusals = new ArrayList<>();
        for (JsonNode failure : exceptions.path("exceptionHistory").path("entries")) {
            if (failure.path("stacktrace").asText().contains("its digest on this machine is")) {
                refusals.add(failure.path("timestamp").asText());
            }
        }
        assertThat(refusals.stream().distinct())
                .as("no restart would help: %s", history)
                .hasSize(1);
    }

    private static PublishedModel publish(Path place, Path bundle) {
        var registry =
                new JournaledRegistry(new FolderStore(place), InstantSource.system(), "test");
        ModelManifest manifest = OnnxBundles.manifest(bundle);
        var reference =
                new ModelReference(
                        manifest.id(), null, manifest.version(), OnnxBundles.digest(bundle));
        registry.publish(reference, bundle);
        registry.move(AliasRequest.move(manifest.id(), "champion", manifest.version(), ""));
        return registry.resolve(reference);
    }

    private static String[] options(Path bundle, String group) {
        return new String[] {
            "-Dtickflow.model.bundle=" + bundle,
            "-Dtickflow.feed.group=" + group,
            "-Dtickflow.scoring.timeout=5 s"
        };
    }

    private static <T> List<T> read(EventType<T> type) throws IOException {
        try (var log = new TopicLog(stack.sandbox().bootstrapServers(), type.topic())) {
            var events = new ArrayList<T>();
            for (var record : log.read()) {
                events.add(type.decode(record.value()).body());
            }
            return events;
        }
    }
}
