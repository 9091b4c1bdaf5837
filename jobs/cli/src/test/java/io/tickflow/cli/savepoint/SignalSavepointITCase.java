package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.cli.BundleCopy;
import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.cli.cluster.JobJar;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.canary.CanaryControls;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.sandbox.replay.ReplayConfig;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.replay.TickReplay;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checked-in savepoints of the SignalJob, on the Kafka they were made on: the same ticks at the
 * same offsets. A job that is restored from one decides as if it had never stopped.
 */
class SignalSavepointITCase {

    /** Names a folder to write a new savepoint to. */
    private static final String WRITE = "tickflow.savepoints.write";

    private static final Path TICKS =
            Home.resolve("testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz");
    private static final Path CHECKED_IN = Home.resolve("testdata/savepoints/0.1/signal");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Beyond this many ticks every feature has its value. */
    private static final int WARM = 20_000;

    /** A time after the savepoint, with ticks on either side. */
    private static final Instant PROMOTED = Instant.parse("2024-03-11T06:00:00Z");

    /** First offset that a topic keeps which has lost ticks. */
    private static final long FIRST_LEFT = 40_000;

    @TempDir private Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void publishTheTicks() {
        sandbox =
                Sandbox.start(
                        SandboxConfig.everything()
                                .in(folder, false)
                                .withoutClickHouse()
                                .withoutVenue(),
                        line -> {});
        new TickReplay(ReplayConfig.of(List.of(TICKS), sandbox.bootstrapServers(), ReplaySpeed.MAX))
                .run();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    static List<Path> savepoints() throws IOException {
        return KeptStates.savepoints(JobKind.SIGNAL);
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void shouldGoOnFromSavepointWithoutTrace(Path savepoint) throws Exception {
        ExpectedDecisions expected = ExpectedDecisions.of(config(Map.of()), ticks());
        String last = expected.features().get(expected.features().size() - 1);
        String lastSignal = expected.signals().get(expected.signals().size() - 1);
        try (var run = run(savepoint, config(Map.of()));
                var features =
                        new TopicLog(sandbox.bootstrapServers(), EventTypes.FEATURES.topic());
                var signals =
                        new TopicLog(sandbox.bootstrapServers(), EventTypes.SIGNALS.topic())) {
            await().atMost(TIMEOUT)
                    .until(
                            () ->
                                    features(features).contains(last)
                                            && signals(signals).contains(lastSignal));

            List<String> found = features(features);
            int from = expected.features().indexOf(found.get(0));
            assertThat(from).as("ticks before the savepoint").isGreaterThan(WARM);
            assertThat(found)
                    .isEqualTo(expected.features().subList(from, expected.features().size()));
            // Vectors that were being scored at the savepoint are scored again, so a few signals of
            // decisions before it come too.
            List<String> judged = signals(signals);
            int first = expected.signals().size() - judged.size();
            assertThat(judged)
                    .hasSizeGreaterThan(1_000)
                    .isEqualTo(expected.signals().subList(first, expected.signals().size()));
            KeptStates.assertListed(JobKind.SIGNAL, run.stop(folder.resolve("savepoints")));
        }
    }

    @Test
    void shouldChangeBundleAtTheTickOfThePromotion() throws Exception {
        ExpectedDecisions expected = ExpectedDecisions.of(config(Map.of()), ticks());
        String last = expected.features().get(expected.features().size() - 1);
        Path challenger = Files.createDirectory(folder.resolve("challenger"));
        BundleCopy.write(challenger, "2");
        SignalJobConfig config =
                config(
                        Map.of(
                                "tickflow.scoring.challenger",
                                challenger.toString(),
                                "tickflow.scoring.canary",
                                "GBPUSD"));
        var unused =
                new CanaryControls(config.kafka(), config.deployment())
                        .append(
                                new CanaryControl(
                                        "promotion",
                                        OnnxBundles.digest(challenger),
                                        CanaryControl.Command.PROMOTE,
                                        PROMOTED.toEpochMilli(),
                                        "test",
                                        "test"));
        try (var run = run(CHECKED_IN, config);
                var log = new TopicLog(sandbox.bootstrapServers(), EventTypes.PREDICTIONS.topic());
                var signals =
                        new TopicLog(sandbox.bootstrapServers(), EventTypes.SIGNALS.topic())) {
            assertThat(run).isNotNull();
            var found = new ArrayList<Prediction>();
            await().atMost(TIMEOUT)
                    .until(
                            () -> {
                                found.clear();
                                found.addAll(predictions(log));
                                return found.stream()
                                        .anyMatch(each -> last.startsWith(each.decisionId()));
                            });

            assertThat(found)
                    .allMatch(
                            each ->
                                    each.role()
                                            == (each.eventTimeMillis() < PROMOTED.toEpochMilli()
                                                    ? PredictionRole.CHAMPION
                                                    : PredictionRole.CHALLENGER));
            assertThat(found).extracting(Prediction::modelVersion).contains("1", "2");
            // Both bundles answer alike, so the signals are those of one bundle.
            assertThat(signals(signals)).isNotEmpty().isSubsetOf(expected.signals());
        }
    }

    private static List<Prediction> predictions(TopicLog log) throws IOException {
        var predictions = new ArrayList<Prediction>();
        for (var record : log.read()) {
            predictions.add(EventTypes.PREDICTIONS.decode(record.value()).body());
        }
        return predictions;
    }

    @Test
    void shouldKeepFeaturesWhenIndicatorIsAdded() throws Exception {
        SignalJobConfig before = config(Map.of());
        SignalJobConfig after =
                config(Map.of("tickflow.features.add", "rsi(5, M1); zscore(spread_bps, 50)"));
        FeatureSchema old = before.features().set().schema();
        FeatureSchema now = after.features().set().schema();
        ExpectedDecisions expected = ExpectedDecisions.of(before, ticks());
        String last = expected.features().get(expected.features().size() - 1);
        var found = new ArrayList<FeatureVector>();
        try (var run = run(CHECKED_IN, after);
                var features =
                        new TopicLog(sandbox.bootstrapServers(), EventTypes.FEATURES.topic())) {
            assertThat(run).isNotNull();
            await().atMost(TIMEOUT)
                    .until(
                            () -> {
                                found.clear();
                                found.addAll(vectors(features));
                                return !found.isEmpty()
                                        && last.startsWith(
                                                found.get(found.size() - 1).decisionId());
                            });
        }

        int[] kept = now.positionsOf(old.names());
        List<String> lines =
                found.stream()
                        .map(vector -> ExpectedDecisions.line(vector.decisionId(), vector, kept))
                        .toList();
        int from = expected.values().indexOf(lines.get(0));
        assertThat(from).as("ticks before the savepoint").isGreaterThan(WARM);
        assertThat(lines).isEqualTo(expected.values().subList(from, expected.values().size()));
        int added = now.names().indexOf("rsi_5_m1");
        assertThat(found.get(0).values()[added]).isNaN();
        assertThat(found.get(found.size() - 1).values()[added]).isFinite();
    }

    @Test
    void shouldNameTicksThatTopicHasLost() throws Exception {
        String clean = doctor(0);
        assertThat(clean).endsWith("the topics have every record that it goes on with\n");
        assertThat(doctor(1, "-Dtickflow.feed.topic=other.ticks"))
                .contains(
                        "source ticks-source-v1 of the savepoint reads mt5.ticks, that of the job"
                                + " other.ticks");

        String jar = JobJar.locate().toString();
        assertThat(doctor(0, "--against=" + jar))
                .contains("tickflow-signal of " + jar + " takes every state");
        assertThat(doctor(0, "--against=" + jar, "-Dtickflow.feed.rekey=true"))
                .contains("new      ticks-rekey-v1");

        deleteTicksBefore(FIRST_LEFT);

        assertThat(doctor(1))
                .containsPattern(
                        "mt5.ticks-\\d: offsets 2\\d,\\d{3} to 39,999 are gone, 1\\d,\\d{3} records;"
                                + " the topic begins at 40,000");
        assertThat(submit())
                .contains("does not fit the topics")
                .contains("to 39,999 are gone")
                .contains("--accept-lost-records");
        assertThat(submit("--accept-lost-records"))
                .contains("note: accepted: mt5.ticks-")
                .doesNotContain("does not fit the topics");
        try (var run = run(CHECKED_IN, config(Map.of("tickflow.feed.start", "LATEST")));
                var features =
                        new TopicLog(sandbox.bootstrapServers(), EventTypes.FEATURES.topic())) {
            assertThat(run).isNotNull();
            await().atMost(TIMEOUT).until(() -> !features.read().isEmpty());
            FeatureVector first = vectors(features).get(0);
            assertThat(first.offset())
                    .as("the first ticks left are not skipped")
                    .isBetween(FIRST_LEFT, FIRST_LEFT + 100);
        }
    }

    private String doctor(int exitCode, String... more) {
        var command = new CapturedCommandLine();
        List<String> line = new ArrayList<>(List.of("doctor", "savepoint", CHECKED_IN.toString()));
        line.add("-Dtickflow.kafka.bootstrap-servers=" + sandbox.bootstrapServers());
        line.addAll(List.of(more));
        assertThat(command.run(line.toArray(String[]::new)))
                .as("%s%s", command.out(), command.err())
                .isEqualTo(exitCode);
        return command.out();
    }

    /** Submits to a cluster that is not there, which is asked last. */
    private String submit(String... more) {
        var command = new CapturedCommandLine();
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "submit",
                                "signal",
                                "--jobmanager=http://127.0.0.1:1",
                                "--from-savepoint=" + CHECKED_IN,
                                "-Dtickflow.kafka.bootstrap-servers="
                                        + sandbox.bootstrapServers()));
        line.addAll(List.of(more));
        assertThat(command.run(line.toArray(String[]::new))).isNotZero();
        return command.err();
    }

    private void deleteTicksBefore(long offset) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", sandbox.bootstrapServers()))) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(Topics.TICKS, ticks().get(0).partition()),
                                    RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = WRITE,
            matches = ".+",
            disabledReason = "writes a new savepoint to -D" + WRITE + "=FOLDER")
    void shouldWriteASavepoint() throws Exception {
        Path target = Path.of(System.getProperty(WRITE)).toAbsolutePath();
        try (var run = run(null, config(Map.of()));
                var features =
                        new TopicLog(sandbox.bootstrapServers(), EventTypes.FEATURES.topic())) {
            await().atMost(TIMEOUT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> features.read().size() > WARM);
            Path savepoint = run.stop(folder.resolve("savepoints"));
            assertThat(savepoint).isDirectory();
            Savepoints.copy(savepoint, target);
        }
        assertThat(target.resolve("_metadata")).isRegularFile();
    }

    private SignalJobConfig config(Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("tickflow.kafka.bootstrap-servers", sandbox.bootstrapServers());
        settings.put("tickflow.signal.quality-vetoes", "LOCKED; CROSSED_SEEN; TWO_PARTITIONS");
        settings.putIfAbsent("tickflow.feed.start", "EARLIEST");
        settings.put("tickflow.scoring.timeout", "0 ms");
        settings.put(
                "tickflow.model.bundle",
                Home.resolve("models/bundles/direction-eurusd/1").toString());
        return SignalJob.configure(
                Settings.load(Home.resolve("flink-conf/tickflow.yaml"), settings));
    }

    private JobRun run(@Nullable Path savepoint, SignalJobConfig config) throws Exception {
        Configuration flink =
                LocalCluster.configuration(
                        LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(1);
        SignalJob.define(env, config);
        return JobRun.start(flink, env, savepoint);
    }

    private List<RawRecord> ticks() {
        try (var log = new TopicLog(sandbox.bootstrapServers(), Topics.TICKS)) {
            return log.read().stream()
                    .map(
                            record ->
                                    new RawRecord(
                                            record.key(),
                                            record.value(),
                                            record.topic(),
                                            record.partition(),
                                            record.offset(),
                                            record.timestamp()))
                    .toList();
        }
    }

    private static List<String> features(TopicLog log) throws IOException {
        return vectors(log).stream().map(ExpectedDecisions::line).toList();
    }

    private static List<FeatureVector> vectors(TopicLog log) throws IOException {
        var vectors = new ArrayList<FeatureVector>();
        for (var record : log.read()) {
            vectors.add(EventTypes.FEATURES.decode(record.value()).body());
        }
        return vectors;
    }

    private static List<String> signals(TopicLog log) throws IOException {
        var lines = new ArrayList<String>();
        for (var record : log.read()) {
            lines.add(ExpectedDecisions.line(EventTypes.SIGNALS.decode(record.value()).body()));
        }
        return lines;
    }
}
