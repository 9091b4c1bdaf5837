package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checked-in savepoints of the SignalJob: a job that is restored from one decides as if it had
 * never stopped. One Kafka with its ticks, in every scenario that leaves them there.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class SignalSavepointITCase {

    private static SignalSavepoints kafka;

    @TempDir private Path folder;

    @BeforeAll
    static void publishTheTicks(@TempDir Path shared) throws Exception {
        kafka = new SignalSavepoints(shared);
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    @BeforeEach
    void forgetOtherTests() throws Exception {
        kafka.forget();
    }

    @Nested
    @Order(1)
    class Canary extends CanarySavepointScenario {

        Canary() {
            super(kafka);
        }
    }

    /** It deletes ticks, so it is the last. */
    @Nested
    @Order(2)
    class Offsets extends SavepointOffsetsScenario {

        Offsets() {
            super(kafka);
        }
    }

    static List<Path> savepoints() throws IOException {
        return KeptStates.savepoints(KeptJob.SIGNAL);
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void shouldGoOnFromSavepointWithoutTrace(Path savepoint) throws Exception {
        ExpectedDecisions expected = kafka.expected();
        String last = expected.features().get(expected.features().size() - 1);
        String lastSignal = expected.signals().get(expected.signals().size() - 1);
        try (var run = kafka.run(savepoint, kafka.config(Map.of()));
                var features = new TopicLog(kafka.bootstrapServers(), EventTypes.FEATURES.topic());
                var signals = new TopicLog(kafka.bootstrapServers(), EventTypes.SIGNALS.topic())) {
            SignalSavepoints.awaitLast(
                    features,
                    EventTypes.FEATURES,
                    vector -> ExpectedDecisions.line(vector).equals(last));
            SignalSavepoints.awaitLast(
                    signals,
                    EventTypes.SIGNALS,
                    signal -> ExpectedDecisions.line(signal).equals(lastSignal));

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
        ExpectedDecisions expected = kafka.expected();
        String last = expected.features().get(expected.features().size() - 1);
        var found = new ArrayList<FeatureVector>();
        try (var run = kafka.run(SignalSavepoints.CHECKED_IN, after);
                var features =
                        new TopicLog(kafka.bootstrapServers(), EventTypes.FEATURES.topic())) {
            assertThat(run).isNotNull();
            SignalSavepoints.awaitLast(
                    features, EventTypes.FEATURES, vector -> last.startsWith(vector.decisionId()));
            found.addAll(features.events(EventTypes.FEATURES));
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

    @WritesSavepoint
    void shouldWriteASavepoint() throws Exception {
        kafka.write(kafka.config(Map.of()), folder, Savepoints.target());
    }
}
