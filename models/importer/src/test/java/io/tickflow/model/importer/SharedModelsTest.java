package io.tickflow.model.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.MemberOutput.Kind;
import io.tickflow.model.contract.manifest.Parity;
import io.tickflow.model.importer.file.ImportException;
import io.tickflow.model.importer.member.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Larger real models, which lie beside the repository, with their libraries' probabilities. */
class SharedModelsTest {

    private static final Path MODELS = Path.of("..", "..", "..", "shared", "models");

    @TempDir private Path temp;

    @BeforeAll
    static void requireModels() {
        assumeTrue(Files.isDirectory(MODELS), () -> "there are no models in " + MODELS);
    }

    @ParameterizedTest
    @CsvSource({
        "xgb_onnxmltools.onnx, xgb-onnxmltools.csv, ROWS",
        "lgb_binary.txt, lgb-zipmap.csv, ROWS",
        "skl_forest.onnx, skl-forest.csv, ROWS",
        "skl_logistic_float.onnx, skl-logistic-float.csv, SINGLE",
        "skl_logistic_columns_zipmap.onnx, skl-logistic-columns.csv, SINGLE",
        "torchlike_dynamic_sigmoid.onnx, torchlike-dynamic-sigmoid.csv, ROWS",
        "lstm_flat.onnx, lstm.csv, ROWS",
    })
    void shouldScoreAsLibrary(String file, String golden, Batching batching) throws IOException {
        Member member = member(run(file, golden, ReadingOptions.NONE));

        assertThat(Objects.requireNonNull(member.parity()).rows()).isEqualTo(128);
        assertThat(member.batching()).isEqualTo(batching);
    }

    @Test
    void shouldTakeLogitsAndExpectedValuesWhenSaid() throws IOException {
        run("torchlike_dynamic_logits.onnx", "torchlike-dynamic-logits.csv", said(Kind.LOGIT, 0));
        run("xgb_regression.onnx", "xgb-regression.csv", said(Kind.REGRESSION, 0.5));
        run("xgb_regression.json", "xgb-regression.csv", said(Kind.REGRESSION, 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        "lgb_nozipmap.onnx, lgb-nozipmap.csv, save_model('model.txt')",
        "lgb_zipmap.onnx, lgb-zipmap.csv, save_model('model.txt')",
        "torchlike_external/model.onnx, torchlike-external.csv, external_data=False",
        "torchlike_dynamic_logits.onnx, torchlike-dynamic-logits.csv, --logits",
        "xgb_regression.onnx, xgb-regression.csv, --kind regression",
    })
    void shouldRefuseWithWayOut(String file, String golden, String wayOut) {
        assertThatThrownBy(() -> run(file, golden, ReadingOptions.NONE))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(wayOut.replace("''", "'"));
    }

    @ParameterizedTest
    @CsvSource({"xgb_earlystop.json", "xgb_earlystop.ubj", "xgb_unbalanced.ubj"})
    void shouldImportWithoutGoldenRows(String file) throws IOException {
        ImportReport report = run(file, null, ReadingOptions.NONE);

        assertThat(member(report).parity()).isNull();
        assertThat(report.notes().toString()).contains("parity: none");
        assertThat(Objects.requireNonNull(report.manifest().direction().golden()).rows())
                .isGreaterThanOrEqualTo(64);
    }

    @Test
    void shouldMakeEnsembleOfThreeLibraries() throws IOException {
        List<MemberSource> sources =
                List.of(
                        new MemberSource(MODELS.resolve("xgb_onnxmltools.onnx"), 2),
                        new MemberSource(MODELS.resolve("lgb_binary.txt"), 1),
                        new MemberSource(MODELS.resolve("skl_logistic_columns_zipmap.onnx"), 1));
        List<Path> golden =
                List.of(
                        golden("xgb-onnxmltools.csv"),
                        golden("lgb-zipmap.csv"),
                        golden("skl-logistic-columns.csv"));

        ImportReport report =
                ModelImport.run(
                        request(sources, golden, ReadingOptions.NONE), temp.resolve("ensemble"));

        assertThat(report.manifest().direction().members()).hasSize(3);
        assertThat(report.manifest().direction().quorum()).isEqualTo(2);
        for (Member member : report.manifest().direction().members()) {
            Parity parity = Objects.requireNonNull(member.parity());
            assertThat(parity.worst()).isLessThanOrEqualTo(Parity.TOLERANCE);
        }
    }

    private static ReadingOptions said(Kind kind, double scale) {
        return new ReadingOptions(List.of(), null, null, kind, scale, 0, true);
    }

    private static Member member(ImportReport report) {
        return report.manifest().direction().members().get(0);
    }

    private static Path golden(String name) {
        return MODELS.resolve("golden").resolve(name);
    }

    private ImportReport run(String file, @Nullable String golden, ReadingOptions options)
            throws IOException {
        return ModelImport.run(
                request(
                        List.of(new MemberSource(MODELS.resolve(file), 1)),
                        golden == null ? List.of() : List.of(golden(golden)),
                        options),
                Files.createTempDirectory(temp, "import").resolve("bundle"));
    }

    /** Names the columns as the golden rows do, in the order of the training. */
    private static ImportRequest request(
            List<MemberSource> sources, List<Path> golden, ReadingOptions options)
            throws IOException {
        String header = Files.readAllLines(golden("lgb-zipmap.csv")).get(0);
        List<String> names = List.of(header.substring(0, header.lastIndexOf(',')).split(","));
        return new ImportRequest(
                sources,
                RoleTerms.DIRECTION,
                new ReadingOptions(
                        names,
                        options.output(),
                        options.positive(),
                        options.kind(),
                        options.scale(),
                        options.tolerance(),
                        options.takesMissing()),
                golden,
                FeatureSet.standard().schema(),
                null,
                "shared",
                null);
    }
}
