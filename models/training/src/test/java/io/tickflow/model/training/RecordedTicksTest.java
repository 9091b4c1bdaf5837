package io.tickflow.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.ServerTime;
import io.tickflow.model.training.data.LabelledSeries;
import io.tickflow.model.training.data.TickDataReader;
import io.tickflow.model.training.run.Progress;
import io.tickflow.model.training.run.TrainingException;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTicksTest {

    private static final FeatureSet JOB = FeatureSet.standard();

    @TempDir private Path folder;

    @Test
    void shouldEqualTicksBehindTheVectors() throws Exception {
        Path file = twoSessions();
        LabelledSeries ofFile =
                TickDataReader.read(List.of(TickFile.of(file)), ServerTime.UTC, Progress.NONE)
                        .series()
                        .get(0);
        LabelledSeries recorded = recorded(file).data().series().get(0);

        assertThat(recorded.labels()).isEqualTo(ofFile.labels());
        assertThat(recorded.series().size()).isEqualTo(ofFile.series().size());
        int examples = 0;
        int starts = 0;
        for (int row = 0; row < ofFile.series().size(); row++) {
            assertThat(recorded.isExample(row)).isEqualTo(ofFile.isExample(row));
            assertThat(recorded.series().millis(row)).isEqualTo(ofFile.series().millis(row));
            assertThat(recorded.series().quotes().startsSession(row))
                    .isEqualTo(ofFile.series().quotes().startsSession(row));
            assertThat(row(recorded, row)).isEqualTo(row(ofFile, row));
            examples += recorded.isExample(row) ? 1 : 0;
            starts += recorded.series().quotes().startsSession(row) ? 1 : 0;
        }
        assertThat(examples).isGreaterThan(1_000);
        assertThat(starts).isEqualTo(2);
    }

    @Test
    void shouldHaveOneFingerprintOfTheSameVectors() throws Exception {
        Path file = twoSessions();

        assertThat(recorded(file).data().files())
                .isEqualTo(recorded(file).data().files())
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("clickhouse:t/EURUSD"));
    }

    @Test
    void shouldRefuseATimeWithoutDecisions() {
        var empty = new RecordedTicks("clickhouse:t", JOB.schema());

        assertThatThrownBy(empty::data)
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("no decision in that time");
    }

    /** Vectors of a job with all features, in place of rows of the history. */
    private static RecordedTicks recorded(Path file) throws IOException {
        var recorded = new RecordedTicks("clickhouse:t", JOB.schema());
        var engine = new FeatureEngine("tickflow", JOB);
        SymbolState state = JOB.newState();
        try (var rows = TickReader.open(TickFile.of(file))) {
            while (rows.hasNext()) {
                var row = rows.next();
                FeatureVector vector =
                        engine.step(state, rows.tick(row, ServerTime.UTC, 0, row.line())).vector();
                if (vector != null) {
                    recorded.add(vector);
                }
            }
        }
        return recorded;
    }

    private Path twoSessions() throws IOException {
        Path file = folder.resolve("EURUSD.csv");
        FlickerTicks.write(file, 1, 2_000, Instant.parse("2024-03-05T08:00:00Z"));
        Path second = folder.resolve("second.csv");
        FlickerTicks.write(second, 2, 2_000, Instant.parse("2024-03-05T12:00:00Z"));
        List<String> lines = Files.readAllLines(second);
        Files.write(file, lines.subList(1, lines.size()), StandardOpenOption.APPEND);
        return file;
    }

    private static float[] row(LabelledSeries series, int row) {
        var values = new float[series.series().width()];
        series.series().copyRow(row, values, 0);
        return values;
    }
}
