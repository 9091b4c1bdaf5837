package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.BundleCopy;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.canary.CanaryControl;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.canary.CanaryControls;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checked-in savepoints of the SignalJob, gone on from with a challenger. */
abstract class CanarySavepointScenario {

    /** A time after the savepoint, with ticks on either side. */
    private static final Instant PROMOTED = Instant.parse("2024-03-08T10:00:00Z");

    @TempDir private Path folder;

    private final SignalSavepoints kafka;

    CanarySavepointScenario(SignalSavepoints kafka) {
        this.kafka = kafka;
    }

    static List<Path> savepoints() throws IOException {
        List<Path> all = new ArrayList<>(KeptStates.savepoints(KeptJob.CANARY));
        all.add(SignalSavepoints.CHECKED_IN);
        return all;
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void shouldChangeBundleAtTheTickOfThePromotion(Path savepoint) throws Exception {
        ExpectedDecisions expected = kafka.expected();
        String last = expected.features().get(expected.features().size() - 1);
        SignalJobConfig config = canary();
        var unused =
                new CanaryControls(config.kafka(), config.deployment())
                        .append(
                                new CanaryControl(
                                        "promotion",
                                        OnnxBundles.digest(folder.resolve("challenger")),
                                        CanaryControl.Command.PROMOTE,
                                        PROMOTED.toEpochMilli(),
                                        "test",
                                        "test"));
        try (var run = kafka.run(savepoint, config);
                var log = new TopicLog(kafka.bootstrapServers(), EventTypes.PREDICTIONS.topic());
                var signals = new TopicLog(kafka.bootstrapServers(), EventTypes.SIGNALS.topic())) {
            SignalSavepoints.awaitLast(
                    log,
                    EventTypes.PREDICTIONS,
                    prediction -> last.startsWith(prediction.decisionId()));
            List<Prediction> found = log.events(EventTypes.PREDICTIONS);

            assertThat(found)
                    .allMatch(
                            each ->
                                    each.role()
                                            == (each.eventTimeMillis() < PROMOTED.toEpochMilli()
                                                    ? PredictionRole.CHAMPION
                                                    : PredictionRole.CHALLENGER));
            assertThat(found).extracting(Prediction::modelVersion).contains("1", "2");
            // Both bundles answer alike, so the signals are those of one bundle.
            assertThat(SignalSavepoints.signals(signals))
                    .isNotEmpty()
                    .isSubsetOf(expected.signals());
            KeptStates.assertListed(KeptJob.CANARY, run.stop(folder.resolve("savepoints")));
        }
    }

    private SignalJobConfig canary() throws Exception {
        Path challenger = Files.createDirectory(folder.resolve("challenger"));
        BundleCopy.write(challenger, "2");
        return kafka.config(
                Map.of(
                        "tickflow.scoring.challenger",
                        challenger.toString(),
                        "tickflow.scoring.canary",
                        "GBPUSD"));
    }

    @WritesSavepoint
    void shouldWriteASavepoint() throws Exception {
        kafka.write(canary(), folder, Savepoints.target());
    }
}
