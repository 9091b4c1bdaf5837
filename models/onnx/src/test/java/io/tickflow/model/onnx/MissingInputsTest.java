package io.tickflow.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members of libraries that refuse NaN. */
class MissingInputsTest {

    private static final FeatureSchema JOB =
            new FeatureSchema(
                    Stream.of("first", "second")
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

    @TempDir private Path dir;

    @Test
    void shouldNeverScoreRowWithMissingValue() throws IOException {
        Path bundle = bundle().withoutGolden().write();
        var probabilities = new float[2];

        try (Scorer scorer = OnnxBundles.open(bundle, JOB)) {
            assertThat(member(scorer).takesMissing()).isFalse();
            scorer.member(0, 0).score(new float[] {0.1f, 1, 0.2f, 2}, 2, probabilities);
            assertThat(probabilities).containsExactly(0.1f, 0.2f);
            assertThatThrownBy(
                            () ->
                                    scorer.member(0, 0)
                                            .score(
                                                    new float[] {0.1f, 1, 0.2f, Float.NaN},
                                                    2,
                                                    probabilities))
                    .hasMessageContaining("member m0 takes no missing values, and row 2 has one");
        }
    }

    @Test
    void shouldRefuseGoldenAnswersToMissingValues() throws IOException {
        Path bundle = bundle().write();

        assertThatThrownBy(() -> OnnxBundles.open(bundle, JOB))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("golden rows have a missing value and a probability");
    }

    @Test
    void shouldAcceptGoldenRowsWithoutAnswersToMissingValues() throws IOException {
        TestBundle bundle = bundle();
        GoldenRows rows = bundle.golden(0);
        float[] expected = rows.expected().values().iterator().next();
        for (int row = 0; row < expected.length; row++) {
            expected[row] = Float.isNaN(rows.inputs()[2 * row + 1]) ? Float.NaN : expected[row];
        }
        bundle.write();
        rows.write(List.of("first", "second"), dir.resolve(GoldenRows.FILE));
        ManifestJson.write(bundle.manifest(), dir);

        try (Scorer scorer = OnnxBundles.open(dir, JOB)) {
            assertThat(member(scorer).takesMissing()).isFalse();
        }
    }

    @Test
    void shouldSayMissingNoneInTheManifestAlone() throws IOException {
        bundle().write();
        assertThat(Files.readString(dir.resolve(ManifestJson.FILE)))
                .contains("\"missing\" : \"none\"");
        assertThat(ManifestJson.read(dir).direction().members().get(0).takesMissing()).isFalse();

        new TestBundle(dir).member(TestModels.column(), "p1", 1).write();

        assertThat(Files.readString(dir.resolve(ManifestJson.FILE))).doesNotContain("missing");
        assertThat(ManifestJson.read(dir).direction().members().get(0).takesMissing()).isTrue();
    }

    private TestBundle bundle() throws IOException {
        return new TestBundle(dir)
                .features("first", "second")
                .withoutMissing()
                .member(TestModels.column(), "p1", 1);
    }

    private static Member member(Scorer scorer) {
        return scorer.manifest().direction().members().get(0);
    }
}
