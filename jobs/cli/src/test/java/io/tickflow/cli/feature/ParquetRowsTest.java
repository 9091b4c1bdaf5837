package io.tickflow.cli.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.feature.FeatureVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {

    @TempDir Path folder;
    private final List<Group> read = new ArrayList<>();

    @Test
    void shouldNameAndTypeEachColumn() throws IOException {
        assertThat(written(List.of("mid")).schema())
                .hasToString(
                        """
                        message feature_vector {
                          required binary decision_id (STRING);
                          required binary symbol (STRING);
                          required int64 event_time (TIMESTAMP(MILLIS,true));
                          required int32 ordinal;
                          required boolean ready;
                          required int32 quality;
                          required double bid;
                          required double ask;
                          required double typical_spread;
                          required binary feature_hash (STRING);
                          required float mid;
                        }
                        """);
    }

    @Test
    void shouldHaveColumnsOfOtherFormat() throws IOException {
        List<String> names = List.of("mid", "gap.10s", "mean(5,10)");

        assertThat(written(names).columns()).isEqualTo(VectorColumns.with(names));
    }

    @Test
    void shouldWriteEachFieldOfAVector() throws IOException {
        FeatureVector vector = Vectors.of("say \"é\", x", 0.1f);

        written(List.of("mid"), vector);

        assertThat(read).hasSize(1);
        Group row = read.get(0);

        assertThat(row.getString("decision_id", 0)).isEqualTo(vector.decisionId());
        assertThat(row.getString("symbol", 0)).isEqualTo("say \"é\", x");
        assertThat(row.getLong("event_time", 0)).isEqualTo(Vectors.START_MILLIS);
        assertThat(row.getInteger("ordinal", 0)).isEqualTo(2);
        assertThat(row.getBoolean("ready", 0)).isTrue();
        assertThat(row.getInteger("quality", 0)).isEqualTo(5);
        assertThat(row.getDouble("bid", 0)).isEqualTo(1.38671);
        assertThat(row.getDouble("ask", 0)).isEqualTo(1.38684);
        assertThat(row.getDouble("typical_spread", 0)).isEqualTo(1.3e-4);
        assertThat(row.getString("feature_hash", 0)).isEqualTo("0123456789abcdef");
        assertThat(row.getFloat("mid", 0)).isEqualTo(0.1f);
    }

    @Test
    void shouldHaveNoRowsWithoutVectors() throws IOException {
        written(List.of("mid"));

        assertThat(read).isEmpty();
    }

    @Test
    void shouldKeepBitsAcrossRowGroups() throws IOException {
        long seed = 82;
        int rows = 20_000;
        List<String> names = Vectors.names(1_000);
        List<FeatureVector> vectors = Vectors.seeded(seed, 20, 1_000);
        Path file = folder.resolve("vectors.parquet");
        try (VectorFile out = VectorFile.create(file, names)) {
            for (int i = 0; i < rows; i++) {
                out.write(vectors.get(i % vectors.size()));
            }
            out.complete();
        }

        var count = new AtomicInteger();
        ParquetTable table =
                ParquetTable.read(
                        file,
                        row -> {
                            int i = count.getAndIncrement();
                            float[] expected = vectors.get(i % vectors.size()).values();
                            assertThat(Arrays.equals(features(row), expected))
                                    .as("seed %d row %d", seed, i)
                                    .isTrue();
                        });

        assertThat(count).hasValue(rows);
        assertThat(table.groups()).hasSizeGreaterThan(1);
    }

    @Test
    void shouldOmitBoundsOfFeatures() throws IOException {
        ParquetTable table =
                written(
                        List.of("mid"),
                        Vectors.of("EURUSD", Float.NaN),
                        Vectors.of("EURUSD", 1f),
                        Vectors.of("EURUSD", 2f));

        assertThat(table.columnsWithBounds()).containsExactlyElementsOf(VectorColumns.LEADING);
    }

    @Test
    void shouldRunWithoutHadoop() {
        assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    private static float[] features(Group row) {
        int leading = VectorColumns.LEADING.size();
        float[] features = new float[row.getType().getFieldCount() - leading];
        for (int i = 0; i < features.length; i++) {
            features[i] = row.getFloat(leading + i, 0);
        }
        return features;
    }

    private ParquetTable written(List<String> names, FeatureVector... vectors) throws IOException {
        Path file = folder.resolve("vectors.parquet");
        try (VectorFile out = VectorFile.create(file, names)) {
            for (FeatureVector vector : vectors) {
                out.write(vector);
            }
            out.complete();
        }
        return ParquetTable.read(file, read::add);
    }
}
