package io.tickflow.model.onnx;

import static io.tickflow.model.onnx.TestBundle.FEATURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.MemberOutput.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxBundlesTest {

    private static final FeatureSchema JOB = schema("other", "second", "first");
    private static final int COLUMN = 1;
    private static final int BOTH = 2;
    private static final int FLAT = 1;

    private static final String FORMAT_1 =
            """
            {"format": 1, "id": "test", "version": "1", "role": "direction",
             "decisionPoint": "every-tick", "features": ["first", "second"], "label": "sm_N5",
             "members": [{"name": "m0", "kind": "test", "file": "m0.onnx", "sha256": "%s",
               "weight": 1.0, "inputName": "x", "inputShape": [-1, 2], "outputName": "p1",
               "outputShape": [-1, 1], "exportDifferenceMax": 0.0}],
             "gate": 0.6, "horizonMillis": 10000,
             "training": {"from": "2014-05-01T00:00:00Z", "to": "2014-05-09T00:00:00Z",
               "symbols": ["EURUSD"], "ticks": 1, "rows": 1, "seed": 1, "serverTime": "UTC",
               "files": []},
             "metrics": {"from": "2014-05-10T00:00:00Z", "to": "2014-05-12T00:00:00Z",
               "embargoMillis": 1, "rows": 1, "ties": 0, "gate": 0.6, "coverage": 0.3,
               "accuracyAtGate": 0.7, "accuracyAtGateLow": 0.6, "accuracyAtGateHigh": 0.8,
               "accuracy": 0.6, "baseRate": 0.5, "baseRateAtGate": 0.5, "auc": 0.6,
               "expectedCalibrationError": "NaN", "baselines": [], "delays": [],
               "walkForward": []},
             "libraries": {}, "cpuFamily": "any", "note": ""}
            """;

    @TempDir private Path dir;

    private static FeatureSchema schema(String... names) {
        return new FeatureSchema(
                Stream.of(names)
                        .map(
                                name ->
                                        new FeatureSpec(
                                                name,
                                                name,
                                                FeatureUnit.NONE,
                                                "test",
                                                "tick",
                                                0,
                                                0,
                                                0))
                        .toList());
    }

    @Test
    void shouldScoreEachFormOfOutputAlike() throws IOException {
        Path bundle =
                new TestBundle(dir)
                        .member(TestModels.column(), "p1", COLUMN)
                        .member(TestModels.flat(), "flat", FLAT)
                        .member(TestModels.labelAndBoth(), "both", BOTH)
                        .write();

        try (Scorer scorer = OnnxBundles.open(bundle, JOB)) {
            assertThat(scorer.manifest().direction().featureNames()).isEqualTo(FEATURES);
            assertThat(scorer.manifest().id()).isEqualTo("test");
            for (int member = 0; member < 3; member++) {
                assertThat(score(scorer, member, 0.25f, Float.NaN, 0.75f, 0))
                        .containsExactly(0.25f, 0.75f);
            }
        }
    }

    @Test
    void shouldScoreMoreRowsThanOneChunk() throws IOException {
        Path bundle = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN).write();
        var rows = new float[2 * 1_000];
        for (int row = 0; row < 1_000; row++) {
            rows[2 * row] = row / 1_000f;
        }

        try (Scorer scorer = OnnxBundles.open(bundle, JOB)) {
            float[] scores = score(scorer, 0, rows);

            assertThat(scores).hasSize(1_000);
            for (int row = 0; row < 1_000; row++) {
                assertThat(scores[row]).isEqualTo(row / 1_000f);
            }
        }
    }

    @Test
    void shouldFailWhileCancelled() throws IOException {
        Path bundle = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN).write();

        try (Scorer scorer = OnnxBundles.open(bundle, JOB)) {
            scorer.member(0, 0).cancel();
            assertThatThrownBy(() -> score(scorer, 0, 0.5f, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("m0");

            scorer.member(0, 0).resume();
            assertThat(score(scorer, 0, 0.5f, 0)).containsExactly(0.5f);
        }
    }

    @Test
    void shouldTurnLogitsIntoProbabilities() throws IOException {
        Path bundle =
                new TestBundle(dir)
                        .withoutGolden()
                        .kind(Kind.LOGIT)
                        .member(TestModels.column(), "p1", COLUMN)
                        .member(TestModels.labelAndBoth(), "both", BOTH)
                        .write();

        try (Scorer scorer = OnnxBundles.open(bundle, JOB)) {
            // The second graph has the logits 1 - x and x.
            assertThat(score(scorer, 0, 2, 0)[0]).isEqualTo((float) (1 / (1 + Math.exp(-2))));
            assertThat(score(scorer, 1, 2, 0)[0]).isEqualTo((float) (1 / (1 + Math.exp(-3))));
        }
    }

    @Test
    void shouldAcceptMembersRowByRow() throws IOException {
        Path bundle =
                new TestBundle(dir)
                        .withoutGolden()
                        .single()
                        .member(TestModels.dependsOnItsBatch(), "p1", COLUMN)
                        .write();

        try (Scorer scorer = OnnxBundles.open(bundle, JOB)) {
            assertThat(score(scorer, 0, 0.5f, 0, 0.1f, 0))
                    .containsExactly(score(scorer, 0, 0.5f, 0)[0], score(scorer, 0, 0.1f, 0)[0]);
        }
    }

    @Test
    void shouldOpenBundleOfFormat1() throws IOException {
        Path bundle = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN).write();
        Files.writeString(
                bundle.resolve("manifest.json"),
                FORMAT_1.formatted(Sha256.of(bundle.resolve("m0.onnx"))));
        Path golden = bundle.resolve(GoldenRows.FILE);
        Files.writeString(golden, Files.readString(golden).replace("p.m0", "probability"));

        try (Scorer scorer = OnnxBundles.open(bundle, JOB)) {
            assertThat(scorer.manifest().format()).isEqualTo(1);
            assertThat(scorer.manifest().direction().gate()).isEqualTo(0.6);
            assertThat(score(scorer, 0, 0.5f, 0)).containsExactly(0.5f);
        }
    }

    @Test
    void shouldTravelInAJobGraph() throws Exception {
        Path bundle = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN).write();
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new OnnxScorerFactory(bundle.toString(), JOB));
        }

        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
                Scorer scorer = ((OnnxScorerFactory) in.readObject()).open()) {
            assertThat(score(scorer, 0, 0.5f, 0)).containsExactly(0.5f);
        }
    }

    @Test
    void shouldReadBackManifestAndGoldenRows() throws IOException {
        var test = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN);
        test.write();

        assertThat(ManifestJson.read(dir)).isEqualTo(test.manifest());
        byte[] csv = Files.readAllBytes(dir.resolve(GoldenRows.FILE));
        assertThat(GoldenRows.parse(test.manifest().direction(), csv).inputs())
                .isEqualTo(test.golden(0).inputs());
    }

    private static float[] score(Scorer scorer, int member, float... rows) {
        int count = rows.length / FEATURES.size();
        var probabilities = new float[count];
        scorer.member(0, member).score(rows, count, probabilities);
        return probabilities;
    }
}
