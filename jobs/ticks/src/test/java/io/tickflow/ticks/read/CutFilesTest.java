package io.tickflow.ticks.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.tickflow.ticks.MalformedLine;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Files cut at every byte: counted or refused, but never misread. */
class CutFilesTest {

    private static final String JSON =
            """
            {"symbol":"EURUSD","time_msc":1709719500937,"bid":1.09001,"ask":1.09003,"flags":6}
            {"symbol":"EURUSD","time_msc":1709719501120,"bid":1.09002,"ask":1.09004,"flags":6}
            """;
    private static final String SIDES_LAST =
            """
            <DATE>,<TIME>,<BID>,<ASK>
            2024.03.06,10:05:00.937,1.09001,1.09003
            2024.03.06,10:05:01.120,1.09002,1.09014
            """;
    private static final String TIME_LAST =
            """
            bid,ask,time
            1.09001,1.09003,2024.03.06 10:05:00.937
            1.09002,1.09014,2024.03.06 10:05:01.120
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {TickText.MT5, JSON, SIDES_LAST, TIME_LAST})
    void shouldReadOnlyWholeRowsOfCutText(String text) throws IOException {
        List<TickRow> whole = TickText.read(write(text.getBytes(StandardCharsets.UTF_8)));
        for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE")) {
            byte[] bytes = text.getBytes(Charset.forName(charset));
            for (int length = 0; length <= bytes.length; length++) {
                Path file = write(Arrays.copyOf(bytes, length));
                var rows = new ArrayList<TickRow>();
                try (var reader = TickReader.open(TickFile.of("EURUSD", file))) {
                    reader.forEachRemaining(rows::add);
                    assertThat(rows.size() + reader.malformedCount())
                            .as("%s cut at %d: lines of ticks", charset, length)
                            .isBetween(reader.lineCount() - 1, reader.lineCount());
                    assertThat(reader.malformedCount())
                            .isLessThanOrEqualTo(1)
                            .isEqualTo(
                                    reader.malformedByReason().values().stream()
                                            .mapToLong(n -> n)
                                            .sum());
                } catch (TickFileException e) {
                    assertThat(e).hasMessageStartingWith("EURUSD_cut: ");
                }
                assertThat(rows)
                        .as("%s cut at %d", charset, length)
                        .isEqualTo(whole.subList(0, rows.size()));
            }
        }
    }

    @Test
    void shouldCountCutLastLine() throws IOException {
        for (String cut :
                List.of(
                        "2024.03.06\t10:05:00.",
                        "2024.03.06\t10:05:02.937\t1.",
                        "2024.03.06\t10:05:02.937\t1.09002\t1.09004\t\t\t",
                        "2024.03.06\t10:05:02.937\t1.09002\t1.09004\t\t\t1",
                        "2024")) {
            Path file = TickText.write(folder, "EURUSD_cut", TickText.MT5 + cut);
            try (var reader = TickReader.open(file)) {
                var rows = new ArrayList<TickRow>();
                reader.forEachRemaining(rows::add);
                assertThat(rows).hasSize(3);
                assertThat(reader.malformedLines())
                        .as("%s", cut)
                        .extracting(MalformedLine::line)
                        .containsExactly(5L);
            }
        }
        String whole = TickText.MT5.stripTrailing();
        assertThat(TickText.read(TickText.write(folder, "EURUSD_whole", whole))).hasSize(3);
    }

    @Test
    void shouldCountGoodTicksOfCutArchives() throws IOException {
        String text =
                TickText.MT5
                        + "2024.03.06\t10:05:02.000\t1.09002\t1.09004\t\t\t134\n".repeat(2_000);
        List<TickRow> whole = TickText.read(TickText.write(folder, "EURUSD_whole", text));
        for (byte[] packed : List.of(gzip(text), zip("ticks.csv", text), zstd(text), xz(text))) {
            assertThat(TickText.read(write(packed))).isEqualTo(whole);
            for (int length = 1; length < packed.length; length += 7) {
                readCut(write(Arrays.copyOf(packed, length)), whole);
            }
        }
    }

    private static void readCut(Path file, List<TickRow> whole) throws IOException {
        var rows = new ArrayList<TickRow>();
        String refusal = "";
        try (var reader = TickReader.open(TickFile.of("EURUSD", file))) {
            reader.forEachRemaining(rows::add);
        } catch (TickFileException e) {
            refusal = e.getMessage();
        }
        assertThat(rows).isEqualTo(whole.subList(0, rows.size()));
        if (refusal.isEmpty()) {
            // The directory at the end of a zip archive may be missing without harm.
            assertThat(rows).isEqualTo(whole);
        }
        if (!rows.isEmpty() && !refusal.isEmpty()) {
            assertThat(refusal)
                    .contains("file is cut or damaged after line ")
                    .contains(
                            rows.size() == 1
                                    ? "1 tick before it is good"
                                    : String.format(
                                            Locale.ROOT,
                                            "%,d ticks before it are good",
                                            rows.size()))
                    .contains("--truncated");
            var options = ReadOptions.NONE.withSymbol("EURUSD").withTruncated();
            assertThat(TickText.read(file, options)).isEqualTo(rows);
        }
    }

    @Test
    void shouldFindCutBeforeParsing() throws IOException {
        byte[] packed = gzip(TickText.MT5.concat("x\n".repeat(50_000)));
        Path cut = write(Arrays.copyOf(packed, packed.length - 9));

        assertThatThrownBy(() -> Wholeness.require(TickFile.of("EURUSD", cut)))
                .isInstanceOf(TickFileException.class)
                .hasMessageContaining(
                        "3 ticks before it are good, the last at 2024-03-06 10:05:01.121");
        Wholeness.require(TickFile.of("EURUSD", write(packed)));
    }

    @Test
    void shouldChooseTheTicksOfAnArchive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            entry(zip, "DAT_ASCII_EURUSD_T_202403.txt", "no gaps");
            entry(zip, "folder/readme.txt", "hello");
            entry(zip, "DAT_ASCII_EURUSD_T_202403.csv", TickText.MT5);
        }
        assertThat(TickText.read(write(bytes.toByteArray()))).hasSize(3);

        var two = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(two)) {
            entry(zip, "a.csv", TickText.MT5);
            entry(zip, "b.csv", TickText.MT5);
        }
        assertThatThrownBy(() -> TickText.read(write(two.toByteArray())))
                .isInstanceOf(TickFileException.class)
                .hasMessageContaining("a zip archive of several files (a.csv, b.csv)");
        assertThat(TickText.read(write(gzip(gzip(TickText.MT5))))).hasSize(3);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("EURUSD_cut"), bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            entry(zip, name, text);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static byte[] zstd(String text) {
        return Zstd.compress(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] xz(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new XZOutputStream(bytes, new LZMA2Options())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
