package io.tickflow.ticks.bi5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.Inspection;
import io.tickflow.ticks.read.TickReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

class Bi5RowsTest {

    @TempDir private Path folder;

    @Test
    void shouldReadHourOfPath() throws IOException {
        Path file = write("USDJPY/2024/02/06/10h_ticks.bi5", 12_345, 147_532, 147_530);

        Inspection inspection = Inspection.of(file, ReadOptions.NONE);

        assertThat(inspection.file().symbol()).isEqualTo("USDJPY");
        assertThat(inspection.reading().clock()).hasToString("UTC");
        assertThat(inspection.first())
                .containsExactly(
                        new TickRow(
                                1,
                                Instant.parse("2024-03-06T10:00:12.345Z").toEpochMilli(),
                                147.53,
                                147.532,
                                Double.NaN,
                                0,
                                0));
    }

    @Test
    void shouldRefusePathsThatDoNotTell() throws IOException {
        Path lone = write("EURUSD_10h.bi5", 0, 1, 2);
        assertThatThrownBy(() -> TickReader.open(TickFile.of(lone)))
                .isInstanceOf(TickFileException.class)
                .hasMessageContaining("a Dukascopy file whose path does not tell its hour");
        Path index = write("USA500IDXUSD/2024/02/06/10h_ticks.bi5", 0, 1, 2);
        assertThatThrownBy(() -> TickReader.open(TickFile.of(index)))
                .isInstanceOf(TickFileException.class)
                .hasMessageContaining("whose price unit is not known here");
    }

    private Path write(String name, int... fields) throws IOException {
        var plain = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(plain)) {
            for (int field : fields) {
                out.writeInt(field);
            }
            out.writeFloat(0.75f);
            out.writeFloat(1.5f);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (var out =
                new LZMAOutputStream(
                        Files.newOutputStream(file), new LZMA2Options(), plain.size())) {
            out.write(plain.toByteArray());
        }
        return file;
    }
}
