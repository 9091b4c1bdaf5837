package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden file of each kind, {@code testdata/indicators/<kind>.csv}: bars and the values after
 * each with the usual parameters. {@code -Dtickflow.golden.update=true} rewrites them.
 */
class IndicatorFilesTest {

    private static final Path FOLDER = Path.of("../../testdata/indicators");
    private static final boolean UPDATE = Boolean.getBoolean("tickflow.golden.update");

    /** Seed of bars in which every candle pattern occurs. */
    private static final long SEED = 19_038;

    private static final int BARS = 150;
    private static final long FOLDER_BYTES_MAX = 400_000;

    private static Stream<IndicatorKind> kinds() {
        return IndicatorKinds.all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldMatchItsFile(IndicatorKind kind) throws IOException {
        List<String> rows = rows(kind);
        Path file = FOLDER.resolve(kind.name() + ".csv");
        if (UPDATE) {
            Files.writeString(file, String.join("\n", rows) + "\n");
        }

        List<String> kept = Files.readAllLines(file);
        assertThat(kept.get(0)).as("header of %s", file).isEqualTo(rows.get(0));
        assertThat(kept).as("rows of %s", file).hasSameSizeAs(rows);
        for (int i = 1; i < rows.size(); i++) {
            // Compared as numbers, as later JDKs write some of them with fewer digits.
            assertThat(numbers(rows.get(i)))
                    .as("first different row of %s: line %d", file, i + 1)
                    .containsExactly(numbers(kept.get(i)));
        }
    }

    @Test
    void shouldHaveOneFileForEachKind() throws IOException {
        List<String> expected = kinds().map(kind -> kind.name() + ".csv").toList();
        long bytes = 0;
        var names = new ArrayList<String>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
                names.add(String.valueOf(file.getFileName()));
            }
        }

        assertThat(names).contains("README.md");
        names.remove("README.md");
        assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(bytes).isLessThan(FOLDER_BYTES_MAX);
    }

    private static double[] numbers(String row) {
        return Arrays.stream(row.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<String> rows(IndicatorKind kind) {
        var rows = new ArrayList<String>();
        rows.add(
                "index,open,high,low,close,"
                        + kind.outputs().stream()
                                .map(IndicatorKind.Output::name)
                                .collect(Collectors.joining(",")));
        Indicator indicator = Run.create(kind, Run.usual(kind));
        List<Bar> bars = bars();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            indicator.update(bar);
            var row = new ArrayList<Object>();
            row.addAll(List.of(i, bar.open(), bar.high(), bar.low(), bar.close()));
            for (int output = 0; output < kind.outputs().size(); output++) {
                row.add(indicator.value(output));
            }
            rows.add(row.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return rows;
    }

    /** Bars in points of a hundred-thousandth, the quotation of currencies. */
    private static List<Bar> bars() {
        return SeededBars.wild(SEED, BARS).stream()
                .map(
                        bar ->
                                Bar.of(
                                        bar.open() / 100_000,
                                        bar.high() / 100_000,
                                        bar.low() / 100_000,
                                        bar.close() / 100_000))
                .toList();
    }
}
