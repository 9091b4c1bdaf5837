package io.tickflow.sandbox.testdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The files in testdata/ticks, and the generator that they come from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestTicksTest {

    private static final Path TICKS = Path.of("..", "..", "testdata", "ticks");
    private static final String REGENERATE = "tickflow.testdata.regenerate";

    private final Map<String, byte[]> generated = TestTicks.generate(TestTicks.SEED);
    private final Path directory;

    TestTicksTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    void regenerateIfAskedTo() throws Exception {
        if (Boolean.getBoolean(REGENERATE)) {
            for (Map.Entry<String, byte[]> file : generated.entrySet()) {
                writeUnlessRight(TICKS.resolve(file.getKey()), file.getValue());
            }
            Path readme = TICKS.resolve("README.md");
            String prose = Files.readString(readme).split("(?m)^\\| file", 2)[0];
            Files.writeString(readme, prose + table());
        }
    }

    @Test
    void shouldBeWhatTheGeneratorGives() throws Exception {
        for (Map.Entry<String, byte[]> file : generated.entrySet()) {
            assertThat(sha256(textOf(TICKS.resolve(file.getKey()))))
                    .as(file.getKey())
                    .isEqualTo(sha256(file.getValue()));
        }
    }

    @Test
    void shouldHaveTheChecksumsOfTheReadme() throws Exception {
        assertThat(Files.readString(TICKS.resolve("README.md"))).endsWith(table());
    }

    @Test
    void shouldDependOnTheSeedAlone() {
        assertThat(TestTicks.generate(TestTicks.SEED))
                .allSatisfy((name, text) -> assertThat(text).isEqualTo(generated.get(name)));
        assertThat(TestTicks.generate(1))
                .allSatisfy((name, text) -> assertThat(text).isNotEqualTo(generated.get(name)));
    }

    @Test
    void shouldHoldWhatRealFeedsHold() throws IOException {
        for (Map.Entry<String, byte[]> file : generated.entrySet()) {
            List<TickRow> rows = rows(file.getKey(), file.getValue());

            assertThat(rows).as(file.getKey()).hasSizeBetween(60_000, 100_000);
            assertThat(rows).anyMatch(row -> row.bid() > row.ask());
            assertThat(rows).anyMatch(row -> row.bid() == row.ask());
            assertThat(pairs(rows, (a, b) -> distance(a, b) > 60_000)).isGreaterThan(100);
            assertThat(pairs(rows, (a, b) -> distance(a, b) > 3_600_000)).isPositive();
            assertThat(pairs(rows, (a, b) -> distance(a, b) < 0)).isPositive();
            assertThat(pairs(rows, (a, b) -> distance(a, b) == 0 && sameQuote(a, b))).isPositive();
            assertThat(ticksInASecondMax(rows)).isGreaterThan(300);
        }
    }

    private static long distance(TickRow earlier, TickRow later) {
        return later.serverLocalMillis() - earlier.serverLocalMillis();
    }

    private static boolean sameQuote(TickRow one, TickRow other) {
        return one.bid() == other.bid() && one.ask() == other.ask();
    }

    private static long pairs(List<TickRow> rows, BiPredicate<TickRow, TickRow> condition) {
        long count = 0;
        for (int i = 1; i < rows.size(); i++) {
            count += condition.test(rows.get(i - 1), rows.get(i)) ? 1 : 0;
        }
        return count;
    }

    private static int ticksInASecondMax(List<TickRow> rows) {
        int max = 0;
        int first = 0;
        for (int i = 0; i < rows.size(); i++) {
            while (distance(rows.get(first), rows.get(i)) > 1_000) {
                first++;
            }
            max = Math.max(max, i - first + 1);
        }
        return max;
    }

    private List<TickRow> rows(String name, byte[] text) throws IOException {
        Path file = Files.write(directory.resolve(name.replace(".gz", "")), text);
        List<TickRow> rows = new ArrayList<>();
        try (var reader = TickReader.open(file)) {
            reader.forEachRemaining(rows::add);
            assertThat(reader.malformedCount()).isZero();
        }
        return rows;
    }

    /** A different zlib gives other bytes for the same text: no reason to touch the file. */
    private static void writeUnlessRight(Path file, byte[] text) throws Exception {
        if (!Files.exists(file) || !sha256(textOf(file)).equals(sha256(text))) {
            Files.write(file, TestTicks.compress(text));
        }
    }

    private String table() throws Exception {
        var table =
                new StringBuilder(
                        """
                        | file | rows | sha256 of the text | sha256 of the file |
                        | --- | --- | --- | --- |
                        """);
        for (Map.Entry<String, byte[]> file : generated.entrySet()) {
            long rows = new String(file.getValue(), UTF_8).lines().count() - 1;
            byte[] compressed = Files.readAllBytes(TICKS.resolve(file.getKey()));
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %,d | %s | %s |\n",
                            file.getKey(),
                            rows,
                            sha256(file.getValue()),
                            sha256(compressed)));
        }
        return table.toString();
    }

    private static byte[] textOf(Path file) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            return gzip.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
