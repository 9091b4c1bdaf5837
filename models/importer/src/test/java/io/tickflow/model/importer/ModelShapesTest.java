package io.tickflow.model.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Parity;
import io.tickflow.model.importer.file.ImportException;
import io.tickflow.model.onnx.OnnxBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Table of model files: each scores as its library does, or is refused with the way out. */
class ModelShapesTest {

    static final Path MODELS = Path.of("..", "..", "testdata", "models");
    private static final Path PAGE = Path.of("..", "..", "docs", "models.md");

    /** An import takes a tenth of a second; the table and the tests share them. */
    private static final Map<Shape, Outcome> OUTCOMES = new HashMap<>();

    @TempDir private static Path temp;

    /** Report of an import, or its refusal. */
    private record Outcome(@Nullable ImportReport report, @Nullable ImportException refusal) {}

    static Stream<Shape> shapes() {
        return Stream.of(ModelShapes.TREES, ModelShapes.GRAPHS).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldScoreAsLibraryOrRefuse(Shape shape) throws IOException {
        String refusal = shape.refusal();
        Outcome outcome = outcome(shape);
        if (refusal != null) {
            assertThat(outcome.refusal()).hasMessageContaining(refusal);
            return;
        }
        assertThat(outcome.refusal()).isNull();
        ImportReport report = Objects.requireNonNull(outcome.report());

        Member member = report.manifest().direction().members().get(0);
        Parity parity = Objects.requireNonNull(member.parity());
        assertThat(parity.rows()).isGreaterThan(30);
        FeatureSchema schema = TestSchema.schema();
        try (Scorer scorer = OnnxBundles.open(report.bundle(), schema)) {
            assertThat(scorer.manifest()).isEqualTo(report.manifest());
        }
    }

    @Test
    void shouldListEveryShapeInDocs() throws IOException {
        String table = shapes().map(this::line).collect(Collectors.joining());
        String page = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        String start = "| file | special | flags | result |\n| --- | --- | --- | --- |\n";
        int from = page.indexOf(start);
        if (Boolean.getBoolean("tickflow.docs.update")) {
            int end = from < 0 ? -1 : page.indexOf("\n\n", from);
            String before = from < 0 ? page : page.substring(0, from);
            String after = end < 0 ? "" : page.substring(end + 1);
            page = before + start + table + after;
            Files.writeString(PAGE, page);
        }

        assertThat(page)
                .as(
                        "regenerate with: mvn -pl models/importer -am test -Dtest=ModelShapesTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dtickflow.docs.update=true")
                .contains(start + table);
    }

    private String line(Shape shape) {
        String flags = shape.flags().isEmpty() ? "" : "`" + shape.flags() + "`";
        return String.format(
                "| `%s` | %s | %s | %s |%n", shape, shape.special(), flags, result(shape));
    }

    private String result(Shape shape) {
        Outcome outcome = outcome(shape);
        if (outcome.refusal() != null) {
            String problem = outcome.refusal().problems().get(0);
            return "refused: " + problem.replaceAll("^[^:]*: ", "").replace("|", "\\|");
        }
        Member member =
                Objects.requireNonNull(outcome.report()).manifest().direction().members().get(0);
        Parity parity = Objects.requireNonNull(member.parity());
        return String.format(
                Locale.ROOT,
                "equal within %.0e on rows: %s%s%s",
                parity.tolerance(),
                String.join(", ", parity.kinds()),
                member.batching() == Member.Batching.SINGLE ? "; scored row by row" : "",
                member.takesMissing() ? "" : "; rows with NaN have no answer");
    }

    private static Outcome outcome(Shape shape) {
        return OUTCOMES.computeIfAbsent(
                shape,
                absent -> {
                    try {
                        return new Outcome(run(shape), null);
                    } catch (ImportException e) {
                        return new Outcome(null, e);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static ImportReport run(Shape shape) throws IOException {
        Path file = MODELS.resolve(shape.file());
        Path bundle = Files.createTempDirectory(temp, "import").resolve("bundle");
        Path csv = MODELS.resolve(shape.golden());
        Path parquet = MODELS.resolve(shape.golden().replace(".csv", ".parquet"));
        Path golden = Files.exists(parquet) ? parquet : csv;
        return ModelImport.run(
                new ImportRequest(
                        List.of(new MemberSource(file, 1)),
                        RoleTerms.DIRECTION,
                        shape.options(),
                        Files.exists(golden) ? List.of(table(golden, shape)) : List.of(),
                        TestSchema.schema(),
                        null,
                        "test",
                        null),
                bundle);
    }

    /** Tables of trees have a column for each class. */
    private static Path table(Path golden, Shape shape) throws IOException {
        if (golden.toString().endsWith(".parquet")) {
            return golden;
        }
        List<String> lines = Files.readAllLines(golden);
        if (!lines.get(0).contains("expected_0")) {
            return golden;
        }
        int features = TestSchema.NAMES.size();
        String positive = shape.options().positive();
        int column = features + (positive == null ? 0 : Integer.parseInt(positive));
        boolean isRaw = shape.file().contains("logitraw") || shape.flags().contains("regression");
        List<String> rewritten =
                IntStream.range(0, lines.size())
                        .mapToObj(
                                i -> {
                                    String[] cells = lines.get(i).split(",");
                                    String last = isRaw ? "value" : "probability";
                                    return String.join(",", List.of(cells).subList(0, features))
                                            + ","
                                            + (i == 0 ? last : cells[column]);
                                })
                        .toList();
        Path table = Files.createTempFile(temp, "golden", ".csv");
        return Files.write(table, rewritten);
    }
}
