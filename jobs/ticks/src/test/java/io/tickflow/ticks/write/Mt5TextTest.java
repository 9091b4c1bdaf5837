package io.tickflow.ticks.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings(
        "StringConcatToTextBlock") // A file a literal, where blocks hide the ends of lines.
class Mt5TextTest {

    private static final long SEED = 20_240_306;

    @TempDir private Path folder;

    @Test
    void shouldWriteAsMt5Exports() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var text = new Mt5Text(bytes)) {
            text.write(new TickRow(1, 0, 1.09, 1291, Double.NaN, 0, 6), 1_709_719_500_007L);
            text.write(new TickRow(2, 0, 1e-5, -37.63, 2.5, 0, 24), 1_709_719_500_120L);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n"
                                + "2024.03.06\t10:05:00.007\t1.09\t1291\t\t\t6\n"
                                + "2024.03.06\t10:05:00.120\t0.000010\t-37.63\t2.5\t0\t24\n");
    }

    @Test
    void shouldReadBackToSameRows() throws IOException {
        var random = new Random(SEED);
        List<TickRow> rows = new ArrayList<>();
        long millis = 1_709_719_500_000L;
        for (int i = 0; i < 5_000; i++) {
            millis += random.nextInt(100_000);
            double bid = random.nextInt(1_000_000) / 100_000.0;
            rows.add(
                    new TickRow(
                            i + 2,
                            millis,
                            bid,
                            bid + random.nextDouble() * 0.001,
                            Double.NaN,
                            random.nextInt(3),
                            2 + random.nextInt(6)));
        }
        Path file = folder.resolve("EURUSD.csv");
        try (var text = new Mt5Text(Files.newOutputStream(file))) {
            for (TickRow row : rows) {
                text.write(row, row.serverLocalMillis());
            }
        }

        var read = new ArrayList<TickRow>();
        try (var reader = TickReader.open(file)) {
            reader.forEachRemaining(read::add);
        }
        assertThat(read).as("seed %d", SEED).isEqualTo(rows);
    }
}
