package io.tickflow.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.market.ServerTime;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.ModelMetrics;
import io.tickflow.model.contract.manifest.Training.DataFile;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.Sha256;
import io.tickflow.model.training.run.Progress;
import io.tickflow.ticks.TickFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Published figures of the manifest of direction-eurusd, measured again by evaluating the bundle.
 * Needs the real ticks, which are not part of the repository.
 */
class PublishedFiguresITCase {

    private static final Path BUNDLE = Path.of("..", "bundles", "direction-eurusd", "1");
    private static final Path DATA = Path.of("..", "..", "..", "shared", "data");

    /** Tolerance for scores next to the gate, which may cross it on another processor. */
    private static final double ROUNDING = 5e-4;

    @Test
    void shouldReproducePublishedFiguresOnRealTicks() throws IOException {
        ModelManifest manifest = ManifestJson.read(BUNDLE);
        var files = new ArrayList<TickFile>();
        for (DataFile published : manifest.training().files()) {
            Path file = DATA.resolve(published.name());
            assumeTrue(
                    Files.isReadable(file),
                    "the real ticks are not here, so the published figures are not measured again: "
                            + file);
            assertThat(Sha256.of(file)).isEqualTo(published.sha256());
            files.add(TickFile.of(file));
        }
        ModelMetrics expected = manifest.direction().metrics();

        JsonNode report = evaluate(files, manifest);

        assertThat(report.path("rows").asLong()).isEqualTo(expected.rows());
        assertThat(report.path("from").asText()).isEqualTo(expected.from().toString());
        assertThat(report.path("to").asText()).isEqualTo(expected.to().toString());
        assertThat(report.path("inTraining").asLong()).isZero();
        assertThat(report.path("auc").asDouble()).isCloseTo(expected.auc(), within(ROUNDING));
        assertThat(report.path("ece").asDouble())
                .isCloseTo(expected.expectedCalibrationError(), within(ROUNDING));
        JsonNode gated = report.path("gated");
        assertThat(gated.path("coverage").asDouble())
                .isCloseTo(expected.coverage(), within(ROUNDING));
        assertThat(gated.path("accuracy").asDouble())
                .isCloseTo(expected.accuracyAtGate(), within(ROUNDING));
        assertThat(gated.path("baseRate").asDouble())
                .isCloseTo(expected.baseRateAtGate(), within(ROUNDING));
        assertThat(gated.path("interval").path(0).asDouble())
                .isCloseTo(expected.accuracyAtGateLow(), within(ROUNDING));
        for (ModelMetrics.Delay delay : expected.delays()) {
            assertThat(
                            report.path("delays")
                                    .path(delay.delayMillis() + "ms")
                                    .path("accuracy")
                                    .asDouble())
                    .isCloseTo(delay.accuracy(), within(2 * ROUNDING));
        }
    }

    /** Judges the ticks of the published evaluation; earlier ones warm the features. */
    private static JsonNode evaluate(List<TickFile> files, ModelManifest manifest)
            throws IOException {
        return BundleEvaluation.run(
                        new EvaluationConfig(
                                BUNDLE,
                                files,
                                ServerTime.parse(manifest.training().serverTime()),
                                FeatureSet.standard(),
                                Map.of(),
                                manifest.direction().metrics().from()),
                        Progress.NONE)
                .json();
    }
}
