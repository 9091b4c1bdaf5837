package io.tickflow.cli.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureVector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    private static final String HEADER =
            "decision_id,symbol,event_time,ordinal,ready,quality,bid,ask,typical_spread,feature_hash";

    @TempDir Path folder;

    @Test
    void shouldWriteHeaderAndRows() throws IOException {
        assertThat(written(List.of("mid", "gap"), Vectors.of("EURUSD", 0.1f, Float.NaN)))
                .isEqualTo(
                        HEADER
                                + ",mid,gap\n"
                                + "EURUSD-1398902400000,EURUSD,2014-05-01T00:00:00.000Z,2,true,5,"
                                + "1.38671,1.38684,1.3E-4,0123456789abcdef,0.1,\n");
    }

    @Test
    void shouldWriteOnlyAHeaderWithoutVectors() throws IOException {
        assertThat(written(List.of("mid"))).isEqualTo(HEADER + ",mid\n");
    }

    @Test
    void shouldWriteNoCommaAtEndWithoutFeatures() throws IOException {
        assertThat(written(List.of(), Vectors.of("EURUSD"))).endsWith(",0123456789abcdef\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b|\"a,b\"",
                "say \"x\"|\"say \"\"x\"\"\"",
                "two\nlines|\"two\nlines\"",
                "#EURUSD.é|#EURUSD.é"
            })
    void shouldQuoteASymbolThatNeedsIt(String symbolAndField) throws IOException {
        String symbol = symbolAndField.substring(0, symbolAndField.indexOf('|'));
        String field = symbolAndField.substring(symbolAndField.indexOf('|') + 1);

        assertThat(written(List.of("mid"), Vectors.of(symbol, 1f)))
                .contains("," + field + ",2014-05-01T00:00:00.000Z,");
    }

    @Test
    void shouldQuoteFeatureNameThatNeedsIt() throws IOException {
        assertThat(written(List.of("mean(5,10)"))).isEqualTo(HEADER + ",\"mean(5,10)\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vectors.csv", "vectors.csv.gz"})
    void shouldKeepBitsOfThousandFeatures(String name) throws IOException {
        long seed = 81;
        List<FeatureVector> vectors = Vectors.seeded(seed, 50, 1_000);
        Path file = folder.resolve(name);
        try (VectorFile out = VectorFile.create(file, Vectors.names(1_000))) {
            for (FeatureVector vector : vectors) {
                out.write(vector);
            }
            out.complete();
        }

        List<String> lines = lines(file);

        assertThat(lines).hasSize(51);
        for (int i = 0; i < vectors.size(); i++) {
            assertThat(features(lines.get(i + 1)))
                    .as("seed %d row %d", seed, i)
                    .containsExactly(vectors.get(i).values());
        }
    }

    private static float[] features(String line) {
        List<Float> values =
                Stream.of(line.split(",", -1))
                        .skip(VectorColumns.LEADING.size())
                        .map(field -> field.isEmpty() ? Float.NaN : Float.parseFloat(field))
                        .toList();
        float[] features = new float[values.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = values.get(i);
        }
        return features;
    }

    private static List<String> lines(Path file) throws IOException {
        var bytes = Files.newInputStream(file);
        boolean gzipped = file.toString().endsWith(".gz");
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                gzipped ? new GZIPInputStream(bytes) : bytes,
                                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private String written(List<String> names, FeatureVector... vectors) throws IOException {
        Path file = folder.resolve("vectors.csv");
        try (VectorFile out = VectorFile.create(file, names)) {
            for (FeatureVector vector : vectors) {
                out.write(vector);
            }
            out.complete();
        }
        return Files.readString(file);
    }
}
