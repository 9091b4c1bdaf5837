package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.process.flink.TaskManagerProcess;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real graphs that misbehave, in the job jar on a cluster of processes: a member that goes wrong
 * costs its vote and nothing else, and a bundle that a host refuses costs the job, once.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OddMembersITCase {

    private static final int TICKS = 4_000;
    private static final int SLICES = 4;

    /** One row in a hundred. */
    private static final float RARELY = 0.6f;

    /** The graphs that load take milliseconds. */
    private static final String LOAD_DEADLINE = "-Dtickflow.model.load-deadline-millis=10000";

    /** That of the process which opens it. */
    private static final Path WORKING_DIRECTORY = Path.of("/proc/self/cwd");

    private static ClusterHarness stack;

    @TempDir private static Path folder;

    @BeforeAll
    static void start() {
        stack =
                ClusterHarness.start(
                        SandboxConfig.everything().withoutClickHouse().withoutVenue(),
                        ClusterHarness.shortLived(1, LOAD_DEADLINE)
                                .with("taskmanager.numberOfTaskSlots", "1"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
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
        OddVotes.assertEveryMemberIsAccountedFor(predictions);
        OddVotes.assertBreakersAreEvents(predictions, read(EventTypes.BREAKERS));
    }

    @Test
    @Order(2)
    void shouldRefuseBundleThatDiffersOnOneHost() throws Exception {
        Path bundle = Files.createTempDirectory(Path.of("target"), "hosts").resolve("bundle");
        Path host = folder.resolve("host");
        OddBundle.write(bundle, Map.of("steady", OddGraph.steady(0)));
        var other = new LinkedHashMap<String, byte[]>();
        other.put("steady", OddGraph.steady(0));
        other.put("another", OddGraph.steady(1));
        OddBundle.write(host.resolve(bundle), other);
        TaskManagerProcess second = stack.startTaskManager(2, host);

        assertRefusedOnce(
                second,
                submitOnBoth(bundle),
                "its digest on this machine is",
                "copy the same bundle to every machine");

        OddBundle.write(host.resolve(bundle), Map.of("steady", OddGraph.neverLoaded()));

        assertRefusedOnce(second, submitOnBoth(bundle), "is not loaded after", "constants");
        second.process().killForcibly();
    }

    /** The last one, as the runtime goes on in the JobManager. */
    @Test
    @Order(3)
    void shouldRefuseGraphThatNeverLoads() throws Exception {
        Path bundle = folder.resolve("never");
        OddBundle.write(bundle, Map.of("steady", OddGraph.neverLoaded()));

        String said = stack.jobs().submitInVain("signal", options(bundle, "never"));

        assertThat(said).containsOnlyOnce("is not loaded after").doesNotContain("\tat ");
        assertThat(stack.jobs().names()).isEmpty();
    }

    /** Each of the two has one slot. */
    private static String submitOnBoth(Path bundle) {
        return stack.jobs()
                .submitInVain(
                        "signal",
                        "-Dtickflow.model.bundle=" + WORKING_DIRECTORY.resolve(bundle),
                        "-Dtickflow.feed.group=hosts",
                        "--parallelism=2");
    }

    private static void assertRefusedOnce(
            TaskManagerProcess where, String said, String... message) {
        assertThat(said).containsOnlyOnce(message[0]).contains(message).doesNotContain("\tat ");
        assertThat(stack.jobs().failures())
                .as("no restart would help")
                .singleElement()
                .satisfies(
                        failure ->
                                assertThat(failure.path("stacktrace").asText()).contains(message));
        assertThat(stack.jobs().names()).isEmpty();
        assertThat(where.process().logFile()).content().contains(message);
        assertThat(stack.cluster().taskManager(1).logFile()).content().doesNotContain(message[0]);
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
