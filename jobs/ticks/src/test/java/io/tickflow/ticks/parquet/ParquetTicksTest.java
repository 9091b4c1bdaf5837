package io.tickflow.ticks.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import io.tickflow.ticks.write.TickWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTicksTest {

    private static final long SEED = 20_240_306;
    private static final int ROWS = 500_000;

    @TempDir private Path folder;

    @Test
    void shouldReadBackRowsOfSeveralGroups() throws IOException {
        Path file = folder.resolve("EURUSD_1.parquet");
        List<TickRow> rows = write(file, ROWS);

        try (var reader = TickReader.open(TickFile.of(file))) {
            for (TickRow row : rows) {
                assertThat(reader.next()).isEqualTo(row);
            }
            assertThat(reader.hasNext()).isFalse();
            assertThat(reader.clock()).isNull();
            assertThat(reader.reading().container()).isEqualTo("Parquet");
        }
    }

    @Test
    void shouldRefuseCutFile() throws IOException {
        Path file = folder.resolve("EURUSD_1.parquet");
        write(file, 1_000);
        byte[] whole = Files.readAllBytes(file);

        for (int length = 4; length < whole.length; length += 11) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TickReader.open(TickFile.of(file)))
                    .as("cut at %d", length)
                    .isInstanceOf(TickFileException.class)
                    .hasMessage(
                            "EURUSD_1.parquet: this is a Parquet file that is cut or damaged: it"
                                    + " ends at byte "
                                    + length
                                    + " without its footer, so none of its ticks can be read; get"
                                    + " it again");
        }
    }

    @Test
    void shouldNeverMisreadDamagedFile() throws IOException {
        Path file = folder.resolve("EURUSD_1.parquet");
        List<TickRow> rows = write(file, 2_000);
        byte[] whole = Files.readAllBytes(file);

        for (int seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            byte[] damaged = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            var read = new ArrayList<TickRow>();
            try (var reader = TickReader.open(TickFile.of(file))) {
                reader.forEachRemaining(read::add);
            } catch (TickFileException e) {
                assertThat(e.getMessage()).doesNotContain("null");
            }
            assertThat(rows.subList(0, Math.min(rows.size(), read.size())))
                    .as("seed %d", seed)
                    .isEqualTo(read);
        }
    }

    private static List<TickRow> write(Path file, int count) throws IOException {
        var random = new Random(SEED);
        var rows = new ArrayList<TickRow>();
        long millis = 1_709_719_500_000L;
        double bid = 1.09;
        try (TickWriter writer = TickWriter.open(file, file.toString())) {
            for (int i = 0; i < count; i++) {
                millis += random.nextInt(1_000);
                bid += (random.nextInt(3) - 1) * 1e-5;
                var row =
                        new TickRow(
                                i + 1,
                                millis,
                                bid,
                                bid + 2e-5,
                                Double.NaN,
                                random.nextInt(3),
                                random.nextInt(8));
                rows.add(row);
                writer.write(row, millis);
            }
        }
        return rows;
    }
}
