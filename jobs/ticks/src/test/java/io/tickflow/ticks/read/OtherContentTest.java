package io.tickflow.ticks.read;

import static io.tickflow.ticks.read.TickText.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Content that holds no ticks, whole or cut: named by its kind, with the way out. */
class OtherContentTest {

    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\x04\"M\\x18 | this is an LZ4 file: unpack it",
                "PK\\x05\\x06 | this is an empty zip archive",
                "PK\\x07\\x08 | this is a zip archive in several parts",
                "\\x0a <html><body>404 | this is a web page",
                "<?xml version='1.0'?> | this is an XML file",
                "\\x7fELF\\x02\\x01\\x01\\x03 | this is a binary file of an unknown kind (it starts"
                        + " with 7f 45 4c 46 02 01 01 03): export the ticks as text",
            })
    void shouldNameKindsThatHoldNoTicks(String start, String refusal) throws IOException {
        assertRefused(
                write("EURUSD_a", unescaped(start).getBytes(StandardCharsets.ISO_8859_1)), refusal);
    }

    @Test
    void shouldRefuseTarInAnyCompression() throws IOException {
        byte[] tar = Arrays.copyOf("EURUSD.csv".getBytes(StandardCharsets.UTF_8), 1_024);
        System.arraycopy("ustar\0".getBytes(StandardCharsets.UTF_8), 0, tar, 257, 6);

        assertRefused(write("EURUSD_a", tar), "this is a tar archive: unpack it with tar");
        assertRefused(write("EURUSD_b", gzip(tar)), "this is a tar archive: unpack it with tar");
    }

    @ParameterizedTest
    @CsvSource({
        "xl/workbook.xml, a workbook: save the sheet as CSV",
        "mimetype, a workbook: save the sheet as CSV",
        "readme.txt, a zip archive without a file of ticks: [readme.txt]",
    })
    void shouldRefuseZipOfOtherContent(String entry, String refusal) throws IOException {
        assertRefused(write("EURUSD_a", zip(entry, TickText.MT5.getBytes(UTF_8))), refusal);
    }

    @Test
    void shouldRefuseZipWithinTooManyZips() throws IOException {
        byte[] packed = TickText.MT5.getBytes(UTF_8);
        for (int i = 0; i < 3; i++) {
            packed = zip("in.zip", packed);
        }
        assertThat(TickText.read(write("EURUSD_a", packed))).hasSize(3);

        assertRefused(
                write("EURUSD_b", zip("in.zip", packed)),
                "this is packed more than 3 times (zip in zip in zip in zip): unpack it first");
    }

    @Test
    void shouldTellTheEndOfEveryCutArchive() throws IOException {
        byte[] text = (TickText.MT5 + TickText.MT5).getBytes(UTF_8);
        for (byte[] packed : List.of(gzip(text), zip("a.csv", text), xz(text))) {
            for (int length = 8; length < packed.length; length++) {
                Path file = write("EURUSD_a", Arrays.copyOf(packed, length));
                try (TickReader reader = TickReader.open(TickFile.of(file))) {
                    reader.forEachRemaining(row -> {});
                } catch (TickFileException e) {
                    assertThat(e).hasMessageNotContaining("(null)");
                }
            }
        }
        assertRefused(
                write("EURUSD_a", Arrays.copyOf(gzip(text), 12)),
                "this is a gzip file that is cut or damaged at its start (its 12 bytes end within"
                        + " the packed data)");
    }

    @Test
    void shouldShowNoControlCharacterOfGarbage() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            byte[] bytes = new byte[1 + random.nextInt(3_000)];
            random.nextBytes(bytes);
            Path file = write("EURUSD_a", bytes);
            try (TickReader reader = TickReader.open(TickFile.of(file))) {
                reader.forEachRemaining(row -> {});
                assertThat(reader.count()).as("seed %d", seed).isZero();
            } catch (TickFileException e) {
                assertThat(e.getMessage().chars().filter(Character::isISOControl))
                        .as("seed %d: %s", seed, e.getMessage())
                        .isEmpty();
                assertThat(e.getMessage().length()).as("seed %d", seed).isLessThan(1_500);
            }
        }
    }

    @Test
    void shouldSayWhyAPathIsNoFile() throws IOException {
        assertThat(RegularFile.problem(folder)).endsWith("it is a folder; name its files");
        assertThat(RegularFile.problem(folder.resolve("absent"))).endsWith("there is no such file");
        assertThat(RegularFile.problem(write("EURUSD_a", new byte[0]))).isNull();
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            assertThat(RegularFile.problem(device)).contains("it is a pipe or device");
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\x", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] xz(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new XZOutputStream(bytes, new LZMA2Options())) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String entry, byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
