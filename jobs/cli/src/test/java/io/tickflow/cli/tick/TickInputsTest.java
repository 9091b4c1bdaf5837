package io.tickflow.cli.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.CapturedCommandLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that every command with {@code --ticks} looks at before it starts anything. */
class TickInputsTest {

    private static final String BARS =
            """
            <DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>
            2024.03.06\t10:05:00\t1.09001\t1.09012\t1.08999\t1.09005\t123\t0\t2
            """;
    private static final String HEADER =
            "<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n";

    @TempDir private Path folder;
    private final CapturedCommandLine command = new CapturedCommandLine();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo --ticks FILE",
                "replay --ticks FILE",
                "backfill --no-clickhouse --ticks FILE",
                "train --ticks FILE --out OUT",
                "features compute --ticks FILE --out OUT.csv",
                "doctor feed FILE",
                "ticks inspect FILE",
                "ticks convert FILE --out OUT.csv"
            })
    void shouldRefuseBarsAndCutFiles(String line) throws IOException {
        Path bars = Files.writeString(folder.resolve("EURUSD_M1.csv"), BARS);
        Path cut = folder.resolve("EURUSD_cut.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(cut))) {
            out.write(ticks(2_000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));

        assertThat(run(line, bars)).as("%s", line).isEqualTo(2);
        assertThat(command.err() + command.out()).contains("EURUSD_M1.csv: these are bars (<DATE>");
        assertThat(run(line, cut)).as("%s", line).isEqualTo(2);
        assertThat(command.err() + command.out())
                .contains("EURUSD_cut.csv.gz: this gzip file is cut or damaged after line ")
                .contains(" ticks before it are good, the last at 2024-03-06 ")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void shouldRefuseTicksOfWhichNoneIsAccepted() throws IOException {
        Path crossed =
                Files.writeString(
                        folder.resolve("EURUSD_crossed.csv"),
                        HEADER + "2024.03.06\t10:05:00.937\t1.2\t1.1\t\t\t6\n");

        assertThat(run("features compute --ticks FILE --out OUT.csv", crossed)).isEqualTo(2);
        assertThat(command.err())
                .contains("--ticks: not one of 1 row is accepted: 1 rejected {CROSSED")
                .contains("bin/tickflow ticks inspect");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    void shouldComputeFilesInAnyOrder() throws IOException {
        String all = ticks(2_000);
        int middle = all.indexOf('\n', all.length() / 2) + 1;
        Path whole = Files.writeString(folder.resolve("EURUSD_all.csv"), all);
        Path first = Files.writeString(folder.resolve("EURUSD_1.csv"), all.substring(0, middle));
        Path second =
                Files.writeString(folder.resolve("EURUSD_2.csv"), HEADER + all.substring(middle));

        assertThat(run("features compute --ticks FILE --out OUT.csv", whole)).isZero();
        String expected = Files.readString(folder.resolve("out.csv"));
        assertThat(
                        command.run(
                                "features",
                                "compute",
                                "--ticks",
                                second.toString(),
                                first.toString(),
                                "--out",
                                folder.resolve("swapped.csv").toString()))
                .isZero();
        assertThat(Files.readString(folder.resolve("swapped.csv"))).isEqualTo(expected);
    }

    @Test
    void shouldTellReadingOfFileWithoutHeader() throws IOException {
        String rows = ticks(200).substring(HEADER.length());
        Path file = Files.writeString(folder.resolve("EURUSD_bare.csv"), rows);

        assertThat(run("features compute --ticks FILE --out OUT.csv", file)).isZero();
        assertThat(command.err())
                .contains("EURUSD_bare.csv: no header: the columns are judged by the rows\n")
                .contains("EURUSD_bare.csv: bid is column 2, the lower one of the two prices\n");
    }

    @Test
    void shouldSkipFilesOutsideAskedSpan() throws IOException {
        Path before =
                Files.writeString(
                        folder.resolve("EURUSD_0.csv"),
                        HEADER + "2024.03.05\t10:05:00.937\t1.1\t1.2\t\t\t6\n");
        Path file = Files.writeString(folder.resolve("EURUSD_1.csv"), ticks(200));
        String line = "features compute --ticks FILE " + before + " --out OUT.csv ";

        assertThat(run(line + "--from 2024-03-06T10:01:00", file)).isZero();
        assertThat(command.out()).contains("140 rows read = ");
        assertThat(run(line + "--from 2024-03-07", file)).isEqualTo(2);
        assertThat(command.err()).contains("--ticks: no tick between --from and --to in any file");
    }

    @Test
    void shouldRefuseFileNamedTwice() throws IOException {
        Path file = Files.writeString(folder.resolve("EURUSD_1.csv"), ticks(10));

        assertThat(run("features compute --ticks FILE FILE --out OUT.csv", file)).isEqualTo(2);
        assertThat(command.err()).contains("--ticks: " + file + " is named twice");
    }

    @Test
    void shouldNameEveryWrongReadingOption() {
        assertThat(
                        command.run(
                                "ticks",
                                "inspect",
                                folder.resolve("absent").toString(),
                                "--from=yesterday",
                                "--to=2024-03-06T10:00:00",
                                "--time-zone=nowhere",
                                "--symbol= "))
                .isEqualTo(2);
        assertThat(command.err())
                .contains("--from: 'yesterday' is no time by the clock of the file")
                .contains("--time-zone: server time rule 'nowhere'")
                .contains("--symbol must not be blank");
    }

    private static String ticks(int count) {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            text.append(
                    "2024.03.06\t10:%02d:%02d.%03d\t1.09%03d\t1.09%03d\t\t\t6%n"
                            .formatted(i / 60 % 60, i % 60, i * 7 % 1_000, 1 + i % 97, 3 + i % 97));
        }
        return text.toString();
    }

    private int run(String line, Path file) {
        return command.run(
                Arrays.stream(line.split(" "))
                        .map(word -> word.replace("FILE", file.toString()))
                        .map(word -> word.replace("OUT", folder.resolve("out").toString()))
                        .toArray(String[]::new));
    }
}
