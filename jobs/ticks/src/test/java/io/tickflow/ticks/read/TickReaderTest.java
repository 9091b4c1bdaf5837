package io.tickflow.ticks.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ticks.MalformedLine;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickReaderTest {

    private static final String EXPORT =
            """
            <DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>
            2014.05.01\t03:00:00.292\t1.38676\t1.38686\t\t\t6
            2014.05.01\t03:00:00.920\t\t1.38687\t\t\t4
            2014.05.01\t03:00:02\t1.38675\t\t\t\t2
            """;

    private static final List<TickRow> ROWS =
            List.of(
                    row(2, "2014-05-01T03:00:00.292Z", 1.38676, 1.38686, 6),
                    row(3, "2014-05-01T03:00:00.920Z", 1.38676, 1.38687, 4),
                    row(4, "2014-05-01T03:00:02Z", 1.38675, 1.38687, 2));

    private final Path folder;

    TickReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldCarryABlankSideForward() throws IOException {
        assertThat(read(write(EXPORT, StandardCharsets.UTF_8))).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void shouldDetectEncodingWithAndWithoutMark(String charset) throws IOException {
        assertThat(read(write(EXPORT, Charset.forName(charset)))).isEqualTo(ROWS);
        assertThat(read(write("\uFEFF" + EXPORT, Charset.forName(charset)))).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void shouldReadGzipUnderAnyName(String charset) throws IOException {
        Path file = folder.resolve("ticks.csv");
        Files.write(file, gzip(("\uFEFF" + EXPORT).getBytes(charset)));

        assertThat(read(file)).isEqualTo(ROWS);
    }

    @Test
    void shouldReadCommasAndWindowsLineEnds() throws IOException {
        String text = EXPORT.replace('\t', ',').replace(",,,6", "").replace("\n", "\r\n");

        List<TickRow> rows = read(write(text, StandardCharsets.UTF_8));

        assertThat(rows).hasSize(3).last().isEqualTo(ROWS.get(2));
        assertThat(rows.get(0).flags()).isZero();
    }

    @Test
    void shouldReadFilesWithAndWithoutHeader() throws IOException {
        Path reordered =
                write(
                        "TIME;DATE;ASK;BID;LAST;VOLUME\n03:00:00.5;2014-05-01;2.5;2.25;2.375;7",
                        StandardCharsets.UTF_8);

        assertThat(read(reordered))
                .containsExactly(
                        new TickRow(2, millis("2014-05-01T03:00:00.500Z"), 2.25, 2.5, 2.375, 7, 0));

        Path bare = write(EXPORT.lines().skip(1).toList().get(0), StandardCharsets.UTF_8);
        assertThat(read(bare))
                .containsExactly(row(1, "2014-05-01T03:00:00.292Z", 1.38676, 1.38686, 6));
    }

    @Test
    void shouldCountBadLinesAndGoOn() throws IOException {
        String text =
                EXPORT
                        + "2014.05.01\t03:00:0x\t1\t2\t\t\t6\n"
                        + "2014.02.30\t03:00:00\t1\t2\t\t\t6\n"
                        + "2014.05.01\t24:00:00\t1\t2\t\t\t6\n"
                        + "2014.05.01\t03:00:03\tNaN\t2\t\t\t6\n"
                        + "2014.05.01\t03:00:03\tabc\t2\t\t\t6\n"
                        + "x".repeat(100_000)
                        + "\n\n"
                        + "2014.05.01\t03:00:04\t\t\t\t\t0\n";
        try (var reader = TickReader.open(write(text, StandardCharsets.UTF_8))) {
            List<TickRow> rows = drain(reader);

            assertThat(rows).hasSize(4);
            assertThat(rows.get(3)).isEqualTo(row(12, "2014-05-01T03:00:04Z", 1.38675, 1.38687, 0));
            assertThat(reader.malformedCount()).isEqualTo(6);
            assertThat(reader.malformedLines())
                    .extracting(MalformedLine::line)
                    .containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
            assertThat(reader.malformedLines().get(4).reason())
                    .isEqualTo("bid is no number: 'abc'");
            assertThat(reader.lineCount()).isEqualTo(12);
            assertThat(reader.fractionRead()).isEqualTo(1);
        }
    }

    @Test
    void shouldTellShareOfPackedFile() throws IOException {
        var random = new Random(42);
        int rows = 40_000;
        var text = new StringBuilder(EXPORT);
        for (int i = 0; i < rows; i++) {
            double bid = 1.3 + random.nextInt(10_000) / 1e5;
            text.append(String.format(Locale.ROOT, "2014.05.01\t04:00:00.%03d", i / 100))
                    .append(String.format(Locale.ROOT, "\t%.5f\t%.5f\t\t\t6\n", bid, bid + 1e-4));
        }
        Path file = folder.resolve("half.gz");
        Files.write(file, gzip(text.toString().getBytes(StandardCharsets.UTF_8)));

        try (var reader = TickReader.open(file)) {
            for (int i = 0; i < rows / 2; i++) {
                assertThat(reader.next()).isNotNull();
            }

            assertThat(reader.fractionRead()).isBetween(0.5, 0.56);
        }
    }

    @Test
    void shouldRefuseFileWithoutTicks() throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(42).nextBytes(noise);
        Path file = folder.resolve("noise");
        Files.write(file, noise);

        for (Path path :
                List.of(
                        file,
                        write("empty", "", StandardCharsets.UTF_8),
                        write("bracket", "<", StandardCharsets.UTF_8),
                        write("words", "no ticks here\n", StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> read(path))
                    .as("%s", path)
                    .isInstanceOf(TickFileException.class)
                    .hasMessageStartingWith(path.getFileName() + ": ");
        }
    }

    @Test
    void shouldKeepMemoryBoundAmongGarbage() throws IOException {
        Path file =
                write(
                        EXPORT + "garbage\n".repeat(50_000) + "y".repeat(1 << 20),
                        StandardCharsets.UTF_8);

        try (var reader = TickReader.open(file)) {
            assertThat(drain(reader)).isEqualTo(ROWS);
            assertThat(reader.malformedCount()).isEqualTo(50_001);
            assertThat(reader.malformedLines()).hasSize(20);
            assertThat(reader.malformedByReason().values().stream().mapToLong(n -> n).sum())
                    .isEqualTo(50_001);
        }
    }

    @Test
    void shouldRefuseAbsentFile() {
        assertThatThrownBy(() -> TickReader.open(folder.resolve("absent")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, text.getBytes(charset));
        return file;
    }

    private Path write(String text, Charset charset) throws IOException {
        Path file = folder.resolve("ticks");
        Files.write(file, text.getBytes(charset));
        return file;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static List<TickRow> read(Path file) throws IOException {
        try (var reader = TickReader.open(file)) {
            return drain(reader);
        }
    }

    private static List<TickRow> drain(TickReader reader) {
        var rows = new ArrayList<TickRow>();
        reader.forEachRemaining(rows::add);
        return rows;
    }

    private static TickRow row(long line, String time, double bid, double ask, int flags) {
        return new TickRow(line, millis(time), bid, ask, Double.NaN, 0, flags);
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
