package io.tickflow.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.market.ServerTime;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.ModelMetrics;
import io.tickflow.model.contract.manifest.Training.DataFile;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.onnx.Sha256;
import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.data.Split;
import io.tickflow.model.training.data.TickData;
import io.tickflow.model.training.data.TickDataReader;
import io.tickflow.model.training.evaluation.Evaluation;
import io.tickflow.model.training.run.Progress;
import io.tickflow.ticks.TickFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Published figures of the manifest of direction-eurusd, measured again by scoring the bundle like
 * a job. Needs the real ticks, which are not part of the repository.
 */
class PublishedFiguresITCase {

    private static final Path BUNDLE = Path.of("..", "bundles", "direction-eurusd", "1");
    private static final Path DATA = Path.of("..", "..", "..", "shared", "data");

    /** Tolerance for scores next to the gate, which may cross it on another processor. */
    private static final double ROUNDING = 5e-4;

    @Test
    void shouldReproducePublishedFiguresOnRealTicks() throws IOException {
        ModelManifest manifest = ManifestJson.read(BUNDLE);
        DataFile published = manifest.training().files().get(0);
        Path file = DATA.resolve(published.name());
        assumeTrue(
                Files.isReadable(file),
                "the real ticks are not here, so the published figures are not measured again: "
                        + file);
        assertThat(Sha256.of(file)).isEqualTo(published.sha256());

        ModelMetrics metrics = measure(file, manifest);

        ModelMetrics expected = manifest.direction().metrics();
        assertThat(metrics.rows()).isEqualTo(expected.rows());
        assertThat(metrics.ties()).isEqualTo(expected.ties());
        assertThat(metrics.from()).isEqualTo(expected.from());
        assertThat(metrics.coverage()).isCloseTo(expected.coverage(), within(ROUNDING));
        assertThat(metrics.accuracyAtGate()).isCloseTo(expected.accuracyAtGate(), within(ROUNDING));
        assertThat(metrics.baseRateAtGate()).isCloseTo(expected.baseRateAtGate(), within(ROUNDING));
        assertThat(metrics.auc()).isCloseTo(expected.auc(), within(ROUNDING));
    }

    private static ModelMetrics measure(Path file, ModelManifest manifest) {
        ServerTime serverTime = ServerTime.parse(manifest.training().serverTime());
        TickData data = TickDataReader.read(List.of(TickFile.of(file)), serverTime, Progress.NONE);
        long boundary = Split.defaultBoundary(data.series());
        Examples judge = Split.at("later", data.series(), boundary, Long.MAX_VALUE).judge();
        try (Scorer scorer = OnnxBundles.open(BUNDLE, FeatureSet.standard().schema())) {
            var probabilities = new float[judge.size()];
            scorer.member(0, 0).score(judge.inputs(), judge.size(), probabilities);
            return Evaluation.metrics(judge, probabilities, manifest.direction().gate(), List.of());
        }
    }
}
