package io.tickflow.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.market.ServerTime;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.ModelMetrics;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.onnx.Sha256;
import io.tickflow.model.training.calibration.Calibration;
import io.tickflow.model.training.data.DirectionFeatures;
import io.tickflow.model.training.run.Progress;
import io.tickflow.model.training.run.TrainingException;
import io.tickflow.model.training.tree.TreeLibrary;
import io.tickflow.model.training.tree.TreeSettings;
import io.tickflow.ticks.TickFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingTest {

    private static final Instant START = Instant.parse("2014-05-05T09:00:00Z");

    @TempDir private Path dir;

    @Test
    void shouldWriteBundleUsableByJob() throws IOException {
        Path ticks = FlickerTicks.write(dir.resolve("EURUSD_test.csv"), 1, 20_000, START);
        var fractions = new ArrayList<Double>();

        TrainingReport report =
                Training.run(config(ticks), (stage, fraction) -> fractions.add(fraction));

        ModelManifest manifest = report.manifest();
        assertThat(manifest).isEqualTo(ManifestJson.read(report.bundle()));
        assertThat(manifest.id()).isEqualTo("direction-eurusd");
        assertThat(manifest.training().symbols()).containsExactly("EURUSD");
        assertThat(manifest.training().files().get(0).sha256()).isEqualTo(Sha256.of(ticks));
        assertThat(manifest.training().files().get(0).ticks()).isEqualTo(20_000);
        assertThat(manifest.training().to()).isBefore(manifest.direction().metrics().from());
        assertThat(manifest.direction().members().get(0).parity().worst()).isLessThan(1e-6);
        assertThat(fractions).isSorted().last().isEqualTo(1.0);
        try (Scorer scorer = OnnxBundles.open(report.bundle(), FeatureSet.standard().schema())) {
            assertThat(scorer.manifest().direction().featureNames())
                    .isEqualTo(DirectionFeatures.NAMES);
        }
        try (var left = Files.list(report.bundle().getParent())) {
            assertThat(left).containsExactly(report.bundle());
        }
    }

    @Test
    void shouldLearnFromFlicker() throws IOException {
        Path ticks = FlickerTicks.write(dir.resolve("EURUSD_test.csv"), 2, 20_000, START);

        TrainingReport report = Training.run(config(ticks), Progress.NONE);

        ModelMetrics metrics = report.manifest().direction().metrics();
        assertThat(metrics.accuracyAtGate())
                .isBetween(metrics.accuracyAtGateLow(), metrics.accuracyAtGateHigh())
                .isGreaterThan(0.7);
        assertThat(metrics.coverage()).isBetween(0.2, 1.0);
        assertThat(metrics.auc()).isGreaterThan(0.7);
        assertThat(metrics.baselines()).allMatch(b -> b.accuracy() < metrics.accuracyAtGate());
        assertThat(report.lines())
                .anyMatch(line -> line.contains("no trading edge"))
                .anyMatch(line -> line.startsWith("lightgbm "))
                .anyMatch(line -> line.startsWith("ensemble "));
    }

    @Test
    void shouldTrainSameModelFromSameFiles() throws IOException {
        Path ticks = FlickerTicks.write(dir.resolve("EURUSD_test.csv"), 3, 20_000, START);
        Training.run(config(ticks), Progress.NONE);
        Path first = Files.move(dir.resolve("bundles"), dir.resolve("first")).resolve("1");

        Training.run(config(ticks), Progress.NONE);

        for (String file :
                List.of("manifest.json", "xgboost.onnx", "lightgbm.onnx", "golden.csv")) {
            assertThat(dir.resolve("bundles/1").resolve(file))
                    .hasSameBinaryContentAs(first.resolve(file));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PLATT", "ISOTONIC"})
    void shouldCalibrateWithinGraph(Calibration calibration) throws IOException {
        Path ticks = FlickerTicks.write(dir.resolve("EURUSD_test.csv"), 6, 20_000, START);
        TrainingConfig plain = config(ticks).withEvaluation(null, 0);

        // Opening compares golden rows with the calibrated margins, in batches and alone.
        ModelManifest manifest =
                Training.run(plain.withMembers(plain.members(), calibration), Progress.NONE)
                        .manifest();

        assertThat(manifest.direction().members()).hasSize(2);
        for (Member member : manifest.direction().members()) {
            assertThat(member.output().columns())
                    .isEqualTo(calibration == Calibration.PLATT ? 2 : 1);
            assertThat(member.parity().worst()).isLessThan(1e-6);
        }
        assertThat(manifest.direction().metrics().expectedCalibrationError()).isLessThan(0.1);
        assertThat(manifest.training().to()).isBefore(manifest.direction().metrics().from());
    }

    @Test
    void shouldTrainNamedMembersOnly() throws IOException {
        Path ticks = FlickerTicks.write(dir.resolve("EURUSD_test.csv"), 7, 20_000, START);
        TrainingConfig lightgbm =
                config(ticks)
                        .withEvaluation(null, 0)
                        .withMembers(List.of(TreeLibrary.LIGHTGBM), Calibration.NONE);

        ModelManifest manifest = Training.run(lightgbm, Progress.NONE).manifest();

        assertThat(manifest.direction().members())
                .extracting(Member::name)
                .containsExactly("lightgbm");
        assertThat(manifest.libraries()).containsKey("lightgbm4j").doesNotContainKey("xgboost4j");
    }

    @Test
    void shouldReportEveryProblemOfConfiguration() throws IOException {
        Files.createDirectories(dir.resolve("bundles/1"));
        var asked =
                config(dir.resolve("absent.csv"))
                        .withName("a/b", "1")
                        .withTrees(TreeSettings.DEFAULT.withRounds(0));

        assertThatThrownBy(() -> Training.run(asked, Progress.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("there is no file " + dir.resolve("absent.csv"))
                .hasMessageContaining("exists already; a bundle is never overwritten")
                .hasMessageContaining("'a/b'")
                .hasMessageContaining("rounds is 0");

        Path file = Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(
                        () ->
                                Training.run(
                                        TrainingConfig.of(List.of(file), file.resolve("bundle")),
                                        Progress.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(file + " is not a writable directory");
    }

    @Test
    void shouldNameEveryFileWithoutTicks() throws IOException {
        Path garbage = Files.writeString(dir.resolve("EURUSD_garbage.csv"), "what\nis\nthis\n");
        Path empty = Files.writeString(dir.resolve("EURUSD_empty.csv"), "");
        Path ticks = FlickerTicks.write(dir.resolve("EURUSD_test.csv"), 4, 100, START);

        assertThatThrownBy(() -> Training.run(config(garbage, empty, ticks), Progress.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("EURUSD_garbage.csv: no header, and the rows do not tell")
                .hasMessageContaining("EURUSD_empty.csv: it is empty");
        assertThatThrownBy(() -> Training.run(config(ticks), Progress.NONE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("0 examples to train on, at least 2,000 are needed");
        assertThat(dir.resolve("bundles/1")).doesNotExist();
    }

    @Test
    void shouldTakeSymbolFromFileName() {
        assertThat(TickFile.nameOf(Path.of("a_b/EURUSD.fxcm_20140506.mt5.csv.gz")))
                .isEqualTo("EURUSD.fxcm");
        assertThat(TickFile.nameOf(Path.of("GBPUSD.mt5.csv.gz"))).isEqualTo("GBPUSD");
        assertThat(TickFile.nameOf(Path.of("XAUUSD.csv"))).isEqualTo("XAUUSD");
        assertThat(TickFile.nameOf(Path.of("US500.a"))).isEqualTo("US500.a");
    }

    private TrainingConfig config(Path... files) {
        return TrainingConfig.of(List.of(files), dir.resolve("bundles/1"))
                .withServerTime(ServerTime.UTC)
                .withTrees(new TreeSettings(1, 20, 4, 20, 15, 10_000))
                .withEvaluation(null, 1);
    }
}
