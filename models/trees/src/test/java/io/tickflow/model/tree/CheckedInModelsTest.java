package io.tickflow.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.tree.file.ModelFileException;
import io.tickflow.model.tree.file.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files of both libraries, with their own scores or a reason for refusal. */
class CheckedInModelsTest {

    static final Path MODELS = Path.of("..", "..", "testdata", "models");

    /** Parts of the message for each file that must be refused. */
    private static final Map<String, List<String>> REFUSED =
            Map.ofEntries(
                    Map.entry("xgb_dart_dropped.json", List.of("dropped trees", "rate_drop=0")),
                    Map.entry("xgb_gblinear.json", List.of("gblinear", "LogisticRegression")),
                    Map.entry("xgb_categorical.json", List.of("categories", "one column")),
                    Map.entry("xgb_vector_leaves.json", List.of("vectors", "one_output_per_tree")),
                    Map.entry("xgb_poisson.json", List.of("count:poisson", "reg:squarederror")),
                    Map.entry("xgb17_binary.model", List.of("old binary", "model.ubj")),
                    Map.entry("lgb_linear_tree.txt", List.of("linear_tree=false")),
                    Map.entry("lgb_categorical.txt", List.of("categories", "one column")),
                    Map.entry("lgb_poisson.txt", List.of("poisson", "regression")));

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|ubj|txt|model)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldScoreAsLibraryOrRefuse(Path model) throws IOException {
        String name = model.getFileName().toString();
        List<String> reasons = REFUSED.get(name);
        if (reasons != null) {
            assertThatThrownBy(() -> TreeFile.read(model))
                    .isInstanceOf(ModelFileException.class)
                    .message()
                    .contains(reasons);
            return;
        }
        TreeEnsemble ensemble = TreeFile.read(model);
        Path scores = model.resolveSibling(name.replaceAll("\\..*", "") + ".csv");
        ScoredRows rows = ScoredRows.read(scores, ensemble.features());

        Agreement.check(ensemble, rows.inputs(), rows.expected(ensemble.outputs()), name);
    }

    @Test
    void shouldHaveEveryRefusedFile() {
        assertThat(REFUSED.keySet()).allMatch(name -> Files.exists(MODELS.resolve(name)));
    }

    @Test
    void shouldReadSameModelFromBothForms() throws IOException {
        for (String name : List.of("xgb_early_stop", "xgb17_early_stop")) {
            TreeEnsemble text = TreeFile.read(MODELS.resolve(name + ".json"));
            TreeEnsemble binary = TreeFile.read(MODELS.resolve(name + ".ubj"));

            assertThat(binary).usingRecursiveComparison().isEqualTo(text);
            assertThat(text.featureNames()).containsExactly("ema", "rsi", "spread", "gap", "hour");
        }
    }

    @Test
    void shouldKnowOrigin() throws IOException {
        assertThat(TreeFile.read(MODELS.resolve("xgb_early_stop.ubj")).source())
                .isEqualTo(new ModelSource("xgboost", "3.2.0", "binary:logistic"));
        assertThat(TreeFile.read(MODELS.resolve("lgb_multiclass.txt")).source())
                .isEqualTo(new ModelSource("lightgbm", "v4", "multiclass"));
    }
}
