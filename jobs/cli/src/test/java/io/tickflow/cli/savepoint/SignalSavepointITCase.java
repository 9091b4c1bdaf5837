package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checked-in savepoints of the SignalJob: a job that is restored from one decides as if it had
 * never stopped.
 */
class SignalSavepointITCase {

    @TempDir private Path folder;

    private SignalSavepoints kafka;

    @BeforeEach
    void publishTheTicks() {
        kafka = new SignalSavepoints(folder);
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    static List<Path> savepoints() throws IOException {
        return KeptStates.savepoints(KeptJob.SIGNAL);
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void shouldGoOnFromSavepointWithoutTrace(Path savepoint) throws Exception {
        ExpectedDecisions expected = ExpectedDecisions.of(kafka.config(Map.of()), kafka.ticks());
        String last = expected.features().get(expected.features().size() - 1);
        String lastSignal = expected.signals().get(expected.signals().size() - 1);
        try (var run = kafka.run(savepoint, kafka.config(Map.of()));
                var features = new TopicLog(kafka.bootstrapServers(), EventTypes.FEATURES.topic());
                var signals = new TopicLog(kafka.bootstrapServers(), EventTypes.SIGNALS.topic())) {
            await().atMost(SignalSavepoints.TIMEOUT)
                    .until(
                            () ->
                                    SignalSavepoints.features(features).contains(last)
                                            && SignalSavepoints.signals(signals)
                                                    .contains(lastSignal));

            List<String> found = SignalSavepoints.features(features);
            int from = expected.features().indexOf(found.get(0));
            assertThat(from).as("ticks before the savepoint").isGreaterThan(SignalSavepoints.WARM);
            assertThat(found)
                    .isEqualTo(expected.features().subList(from, expected.features().size()));
            // Vectors that were being scored at the savepoint are scored again, so a few signals of
            // decisions before it come too.
            List<String> judged = SignalSavepoints.signals(signals);
            int first = expected.signals().size() - judged.size();
            assertThat(judged)
                    .hasSizeGreaterThan(1_000)
                    .isEqualTo(expected.signals().subList(first, expected.signals().size()));
            KeptStates.assertListed(KeptJob.SIGNAL, run.stop(folder.resolve("savepoints")));
        }
    }

    @Test
    void shouldKeepFeaturesWhenIndicatorIsAdded() throws Exception {
        SignalJobConfig before = kafka.config(Map.of());
        SignalJobConfig after =
                kafka.config(Map.of("tickflow.features.add", "rsi(5, M1); zscore(spread_bps, 50)"));
        FeatureSchema old = before.features().set().schema();
        FeatureSchema now = after.features().set().schema();
        ExpectedDecisions expected = ExpectedDecisions.of(before, kafka.ticks());
        String last = expected.features().get(expected.features().size() - 1);
        var found = new ArrayList<FeatureVector>();
        try (var run = kafka.run(SignalSavepoints.CHECKED_IN, after);
                var features =
                        new TopicLog(kafka.bootstrapServers(), EventTypes.FEATURES.topic())) {
            assertThat(run).isNotNull();
            await().atMost(SignalSavepoints.TIMEOUT)
                    .until(
                            () -> {
                                found.clear();
                                found.addAll(SignalSavepoints.vectors(features));
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
        assertThat(from).as("ticks before the savepoint").isGreaterThan(SignalSavepoints.WARM);
        assertThat(lines).isEqualTo(expected.values().subList(from, expected.values().size()));
        int added = now.names().indexOf("rsi_5_m1");
        assertThat(found.get(0).values()[added]).isNaN();
        assertThat(found.get(found.size() - 1).values()[added]).isFinite();
    }

    @Test
    @EnabledIfSystemProperty(
            named = SignalSavepoints.WRITE,
            matches = ".+",
            disabledReason = "writes a new savepoint to -D" + SignalSavepoints.WRITE + "=FOLDER")
    void shouldWriteASavepoint() throws Exception {
        kafka.write(
                kafka.config(Map.of()),
                folder,
                Path.of(System.getProperty(SignalSavepoints.WRITE)).toAbsolutePath());
    }
}
