package io.tickflow.model.onnx;

import static io.tickflow.model.onnx.TestBundle.FEATURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Score;
import io.tickflow.model.contract.Scorer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxBundlesTest {

    private static final FeatureSchema JOB = schema("other", "second", "first");
    private static final List<Long> COLUMN = List.of(-1L, 1L);
    private static final List<Long> BOTH = List.of(-1L, 2L);
    private static final List<Long> FLAT = List.of(-1L);

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
            assertThat(scorer.featureNames()).isEqualTo(FEATURES);
            assertThat(scorer.modelId()).isEqualTo("test");
            assertThat(scorer.score(new float[] {0.25f, Float.NaN, 0.75f, 0}, 2))
                    .containsExactly(new Score(0.25f, 0b111), new Score(0.75f, 0b111));
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
            Score[] scores = scorer.score(rows, 1_000);

            assertThat(scores).hasSize(1_000);
            for (int row = 0; row < 1_000; row++) {
                assertThat(scores[row].probability()).isEqualTo(row / 1_000f);
            }
        }
    }

    @Test
    void shouldLeaveOutMemberWithoutProbability() throws IOException {
        Path bundle =
                new TestBundle(dir)
                        .member(TestModels.column(), "p1", COLUMN, 1)
                        .member(TestModels.flat(), "flat", FLAT, 3)
                        .write();

        try (Scorer scorer = OnnxBundles.open(bundle, JOB)) {
            Score[] scores = scorer.score(new float[] {1.5f, 0, Float.NaN, 0, 0.5f, 0}, 3);

            assertThat(scores[0]).isEqualTo(Score.ABSTAINED);
            assertThat(scores[1].abstained()).isTrue();
            assertThat(scores[2]).isEqualTo(new Score(0.5f, 0b11));
        }
    }

    @Test
    void shouldRefuseCallsAfterCloseInsteadOfCrashing() throws IOException {
        Scorer scorer =
                OnnxBundles.open(
                        new TestBundle(dir).member(TestModels.column(), "p1", COLUMN).write(), JOB);
        scorer.close();

        assertThatThrownBy(() -> scorer.score(new float[2], 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatCode(scorer::close).doesNotThrowAnyException();
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
            assertThat(scorer.score(new float[] {0.5f, 0}, 1)[0].probability()).isEqualTo(0.5f);
        }
    }

    @Test
    void shouldRefuseTamperedModelWithoutLoadingIt() throws IOException {
        Path bundle = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN).write();
        byte[] model = Files.readAllBytes(bundle.resolve("m0.onnx"));
        model[model.length / 2] ^= 1;
        Files.write(bundle.resolve("m0.onnx"), model);

        assertThat(problemsOf(bundle))
                .singleElement()
                .asString()
                .startsWith("member m0: m0.onnx is not the file that was published: its sha256 is ")
                .contains(Sha256.of(model));
    }

    @Test
    void shouldDescribeWrongInputsAndOutputs() throws IOException {
        Path bundle =
                new TestBundle(dir)
                        .member(TestModels.threeFeatures(), "p1", COLUMN)
                        .member(TestModels.doubleInput(), "p1", COLUMN)
                        .member(TestModels.labelAndBoth(), "label", FLAT)
                        .member(TestModels.zipMap(), "zipped", COLUMN)
                        .member(TestModels.column(), "p9", COLUMN)
                        .member(TestModels.column(), "p1", BOTH)
                        .member(new byte[] {1, 2, 3}, "p1", COLUMN)
                        .write();

        List<String> problems = problemsOf(bundle);

        assertThat(problems).hasSize(8);
        assertThat(problems.get(0))
                .isEqualTo("member m0: its input should be float [-1, 2], found x float [-1, 3]");
        assertThat(problems.get(1))
                .isEqualTo("member m1: its input should be float [-1, 2], found x double [-1, 2]");
        assertThat(problems.get(2))
                .isEqualTo(
                        "member m1: output 'p1' should be float [-1], [-1, 1] or [-1, 2], found p1"
                                + " double [-1, 1]");
        assertThat(problems.get(3)).contains("found label int64 [-1], both float [-1, 2]");
        assertThat(problems.get(4))
                .contains("sequence of maps (ZipMap)")
                .contains("found zipped sequence of maps");
        assertThat(problems.get(5))
                .isEqualTo("member m4: it has no output 'p9', found p1 float [-1, 1]");
        assertThat(problems.get(6))
                .isEqualTo(
                        "member m5: for 3 rows its output has the shape [3, 1], the manifest says"
                                + " [-1, 2]");
        assertThat(problems.get(7)).startsWith("member m6: ONNX Runtime refuses it: ");
    }

    @Test
    void shouldRefuseScoresThatDependOnBatch() throws IOException {
        Path bundle =
                new TestBundle(dir).member(TestModels.dependsOnItsBatch(), "p1", COLUMN).write();

        assertThat(problemsOf(bundle))
                .anyMatch(
                        problem ->
                                problem.matches(
                                        "\\d+ golden rows score differently in"
                                                + " batches of 64 than alone"))
                .anyMatch(
                        problem ->
                                problem.matches(
                                        "\\d+ golden rows score differently in"
                                                + " batches of 70 than alone"))
                .anyMatch(
                        problem ->
                                problem.matches(
                                        "\\d+ golden rows score differently in"
                                                + " batches of 2 than alone"));
    }

    @Test
    void shouldRefuseOtherScoresThanTheTrainers() throws IOException {
        var test = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN);
        Path bundle = test.write();
        test.golden(1e-5f).write(FEATURES, bundle);

        assertThat(problemsOf(bundle))
                .singleElement()
                .asString()
                .startsWith("70 of 70 golden rows differ by more than 1e-06; the worst, row ");
    }

    @Test
    void shouldListEveryProblemAtOnce() throws IOException {
        Path bundle =
                new TestBundle(dir)
                        .features("first", "tenth")
                        .role("regime")
                        .member(TestModels.column(), "p1", COLUMN, 0)
                        .member(TestModels.flat(), "flat", FLAT)
                        .write();
        Files.delete(bundle.resolve("m1.onnx"));
        Files.writeString(bundle.resolve("golden.csv"), "first,second,probability\n");

        assertThat(problemsOf(bundle))
                .containsExactly(
                        "role is 'regime'; this release runs 'direction'",
                        "the job does not compute the features [tenth]",
                        "member m0: weight is 0.0; it must be above 0",
                        "golden.csv cannot be read: its header is not the manifest's features and"
                                + " probability",
                        "member m1: file m1.onnx is missing");
    }

    @Test
    void shouldRefuseDirectoryWithoutReadableManifest() throws IOException {
        assertThat(problemsOf(dir.resolve("absent")))
                .containsExactly("the directory does not exist");
        assertThat(problemsOf(dir)).containsExactly("manifest.json cannot be read: no such file");

        Path bundle = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN).write();
        String manifest = Files.readString(bundle.resolve("manifest.json"));
        Files.writeString(
                bundle.resolve("manifest.json"), manifest.replaceFirst("\"gate\".*\n", ""));
        assertThat(problemsOf(bundle))
                .singleElement()
                .asString()
                .startsWith("manifest.json cannot be read: Missing creator property 'gate'")
                .doesNotContain("Feature");

        Files.writeString(
                bundle.resolve("manifest.json"),
                manifest.replaceFirst("\"gate\"", "\"gait\" : 1, \"gate\""));
        assertThat(problemsOf(bundle))
                .singleElement()
                .asString()
                .startsWith("manifest.json cannot be read: Unrecognized field \"gait\"");

        Files.writeString(bundle.resolve("manifest.json"), manifest.substring(0, 99));
        assertThat(problemsOf(bundle)).singleElement().asString().contains("(line ");
    }

    @Test
    void shouldReadBackManifestAndGoldenRows() throws IOException {
        var test = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN);
        test.write();

        assertThat(ManifestJson.read(dir)).isEqualTo(test.manifest());
        assertThat(GoldenRows.read(FEATURES, dir).inputs()).isEqualTo(test.golden(0).inputs());
    }

    private static List<String> problemsOf(Path bundle) {
        var refused =
                catchThrowableOfType(
                        InvalidBundleException.class, () -> OnnxBundles.open(bundle, JOB).close());
        assertThat(refused).isNotNull();
        for (String problem : refused.problems()) {
            assertThat(refused).hasMessageContaining(problem);
        }
        return refused.problems();
    }
}
