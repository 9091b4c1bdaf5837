package io.tickflow.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.model.tree.file.TreeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Larger real models, which lie beside the repository, with their libraries' probabilities. */
class SharedModelsTest {

    private static final Path MODELS = Path.of("..", "..", "..", "shared", "models");

    @BeforeAll
    static void requireModels() {
        assumeTrue(Files.isDirectory(MODELS), () -> "there are no models in " + MODELS);
    }

    @ParameterizedTest
    @CsvSource({"xgb_regression.json,xgb-regression.csv", "lgb_binary.txt,lgb-zipmap.csv"})
    void shouldScoreAsLibraryDoes(String model, String golden) throws IOException {
        TreeEnsemble ensemble = TreeFile.read(MODELS.resolve(model));
        ScoredRows rows =
                ScoredRows.read(MODELS.resolve("golden").resolve(golden), ensemble.features());

        Agreement.check(ensemble, rows.inputs(), rows.expected(ensemble.outputs()), model);
    }

    @Test
    void shouldReadBaseScoreOfUnbalancedModel() throws IOException {
        TreeEnsemble ensemble = TreeFile.read(MODELS.resolve("xgb_unbalanced.ubj"));
        float[] rows = compressed(MODELS.resolve("golden/rows.txt.gz"));
        double[] expected =
                Files.readAllLines(MODELS.resolve("golden/xgb-unbalanced.expected.txt")).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray();

        Agreement.check(ensemble, rows, expected, "xgb_unbalanced");
    }

    @Test
    void shouldUseTreesUpToBestIteration() throws IOException {
        TreeEnsemble text = TreeFile.read(MODELS.resolve("xgb_earlystop.json"));
        TreeEnsemble binary = TreeFile.read(MODELS.resolve("xgb_earlystop.ubj"));

        assertThat(text.trees()).hasSize(31);
        assertThat(binary).usingRecursiveComparison().isEqualTo(text);
        assertThat(text.baseMargins().get(0)).isBetween(-0.0048f, -0.0047f);
        assertThat(text.featureNames()).hasSize(32).startsWith("last_bid_change");
    }

    private static float[] compressed(Path file) throws IOException {
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.US_ASCII))) {
            double[] numbers = in.lines().mapToDouble(Double::parseDouble).toArray();
            var rows = new float[numbers.length];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = (float) numbers[i];
            }
            return rows;
        }
    }
}
