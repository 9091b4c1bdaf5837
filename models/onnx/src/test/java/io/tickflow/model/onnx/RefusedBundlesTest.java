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
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that no job may start with. */
class RefusedBundlesTest {

    private static final FeatureSchema JOB = schema("other", "second", "first");
    private static final int COLUMN = 1;
    private static final int BOTH = 2;
    private static final int FLAT = 1;

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
    void shouldRefuseOtherDefinitionOfFeature() throws IOException {
        Path bundle =
                new TestBundle(dir)
                        .features("first")
                        .definition("rsi(14, M5)")
                        .member(TestModels.column(), "p1", COLUMN)
                        .write();

        assertThat(problemsOf(bundle))
                .contains(
                        "feature 'first' was rsi(14, M5) in training, and the job computes first");
    }

    @Test
    void shouldRefuseLinkOutOfTheBundle(@TempDir Path elsewhere) throws IOException {
        Path bundle = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN).write();
        Path moved = elsewhere.resolve("m0.onnx");
        Files.move(bundle.resolve("m0.onnx"), moved);
        Files.createSymbolicLink(bundle.resolve("m0.onnx"), moved);

        assertThat(problemsOf(bundle))
                .containsExactly("member m0: file m0.onnx is a link or no regular file");
    }

    @Test
    void shouldRefuseTamperedGoldenRows() throws IOException {
        var test = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN);
        Path bundle = test.write();
        test.golden(1e-9f).write(FEATURES, bundle.resolve(GoldenRows.FILE));
        Files.writeString(
                bundle.resolve(GoldenRows.FILE),
                Files.readString(bundle.resolve(GoldenRows.FILE)) + "\n");

        assertThat(problemsOf(bundle))
                .singleElement()
                .asString()
                .startsWith("golden rows: golden.csv is not the file that was published");
    }

    @Test
    void shouldRefuseCallsAfterCloseInsteadOfCrashing() throws IOException {
        Scorer scorer =
                OnnxBundles.open(
                        new TestBundle(dir).member(TestModels.column(), "p1", COLUMN).write(), JOB);
        scorer.close();

        assertThatThrownBy(() -> score(scorer, 0, new float[2]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatCode(scorer::close).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseOtherBytesThanThoseSubmitted() throws IOException {
        Path bundle = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN).write();
        var factory = new OnnxScorerFactory(bundle.toString(), JOB);
        String digest = OnnxBundles.digest(bundle);
        new TestBundle(dir).member(TestModels.flat(), "flat", FLAT).write();

        assertThatThrownBy(factory::open)
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("the job was submitted with " + digest);
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

        String remedy = "; bin/tickflow models import adapts such a graph";
        assertThat(problems).hasSize(8);
        assertThat(problems.get(0))
                .isEqualTo(
                        "member m0: its input should be float [-1, 2], found x float [-1, 3]"
                                + remedy);
        assertThat(problems.get(1))
                .isEqualTo(
                        "member m1: its input should be float [-1, 2], found x double [-1, 2]"
                                + remedy);
        assertThat(problems.get(2))
                .isEqualTo(
                        "member m1: output 'p1' should be float [-1] or [-1, 1], found p1 double"
                                + " [-1, 1]"
                                + remedy);
        assertThat(problems.get(3)).contains("found label int64 [-1], both float [-1, 2]");
        assertThat(problems.get(4)).contains("found zipped sequence of maps").endsWith(remedy);
        assertThat(problems.get(5))
                .isEqualTo("member m4: it has no output 'p9', found p1 float [-1, 1]");
        assertThat(problems.get(6))
                .isEqualTo(
                        "member m5: for 3 rows its output has the shape [3, 1], the manifest says"
                                + " 2 columns");
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
                                        "member m0: \\d+ golden rows score differently in"
                                                + " batches of 64 than alone.*"))
                .anyMatch(
                        problem ->
                                problem.matches(
                                        "member m0: \\d+ golden rows score differently in"
                                                + " batches of 70 than alone.*"))
                .anyMatch(
                        problem ->
                                problem.matches(
                                        "member m0: \\d+ golden rows score differently in"
                                                + " batches of 2 than alone.*"));
    }

    @Test
    void shouldRefuseOtherScoresThanTheTrainers() throws IOException {
        var test = new TestBundle(dir).member(TestModels.column(), "p1", COLUMN);
        Path bundle = test.write(1e-5f);

        assertThat(problemsOf(bundle))
                .singleElement()
                .asString()
                .startsWith(
                        "member m0: 70 of 70 golden rows differ by more than 1e-06; the worst, row ");
    }

    @Test
    void shouldListEveryProblemAtOnce() throws IOException {
        Path bundle =
                new TestBundle(dir)
                        .features("first", "tenth")
                        .role(Role.REGIME)
                        .member(TestModels.column(), "p1", COLUMN, 0)
                        .member(TestModels.flat(), "flat", FLAT)
                        .write();
        Files.delete(bundle.resolve("m1.onnx"));
        String published = Sha256.of(bundle.resolve("golden.csv"));
        Files.writeString(bundle.resolve("golden.csv"), "first,second,probability\n");

        assertThat(problemsOf(bundle))
                .containsExactlyInAnyOrder(
                        "the first role must be direction",
                        "member m0: weight is 0.0; it must be above 0",
                        "the job does not compute the features [tenth]; maybe add them with"
                                + " tickflow.features.add",
                        "golden rows: golden.csv is not the file that was published: its sha256 is "
                                + Sha256.of(bundle.resolve("golden.csv"))
                                + ", the manifest says "
                                + published,
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
                .startsWith(
                        "manifest.json cannot be read: Missing required creator property 'gate'")
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

    private static float[] score(Scorer scorer, int member, float... rows) {
        int count = rows.length / FEATURES.size();
        var probabilities = new float[count];
        scorer.member(0, member).score(rows, count, probabilities);
        return probabilities;
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
