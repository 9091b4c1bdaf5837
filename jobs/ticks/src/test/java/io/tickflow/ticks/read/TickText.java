package io.tickflow.ticks.read;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Small files of ticks, and their rows. */
final class TickText {

    static final String MT5 =
            """
            <DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>
            2024.03.06\t10:05:00.937\t1.09001\t1.09003\t\t\t134
            2024.03.06\t10:05:01.120\t1.09002\t\t\t\t130
            2024.03.06\t10:05:01.121\t\t1.09005\t\t\t132
            """;

    private TickText() {}

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    static List<TickRow> read(Path file) throws IOException {
        return read(TickFile.of("EURUSD", file));
    }

    static List<TickRow> read(Path file, ReadOptions options) throws IOException {
        return read(TickFile.of(file, options));
    }

    static List<TickRow> read(TickFile file) throws IOException {
        var rows = new ArrayList<TickRow>();
        try (var reader = TickReader.open(file)) {
            reader.forEachRemaining(rows::add);
        }
        return rows;
    }

    /** Checks that a file is refused by its name and with this finding. */
    static void assertRefused(Path file, String finding) {
        assertThatThrownBy(() -> read(TickFile.of(file)))
                .isInstanceOf(TickFileException.class)
                .hasMessageStartingWith(file.getFileName() + ": ")
                .hasMessageContaining(finding);
    }

    /** Rows as {@code time bid ask}, for comparisons that show their difference. */
    static List<String> quotes(List<TickRow> rows) {
        return rows.stream()
                .map(
                        row ->
                                Instant.ofEpochMilli(row.serverLocalMillis())
                                        + " "
                                        + row.bid()
                                        + " "
                                        + row.ask())
                .toList();
    }
}
