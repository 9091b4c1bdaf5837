package io.tickflow.ticks.read;

import static io.tickflow.ticks.read.TickText.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ticks.MalformedLine;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of unusual kinds: read right, or refused with the way out. */
@SuppressWarnings("StringConcatToTextBlock") // Lines that repeat stand once.
class UnusualFilesTest {

    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE"})
    void shouldReadUtf32WithAndWithoutMark(String charset) throws IOException {
        for (String mark : List.of("", "\ufeff")) {
            byte[] bytes = (mark + TickText.MT5).getBytes(Charset.forName(charset));

            assertThat(TickText.read(write("EURUSD_wide", bytes))).as("mark '%s'", mark).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10:05:00.937",
                "10:05:00,937",
                "10:05:00:937",
                "10:05:00.9370000",
                "100500937",
            })
    void shouldReadMillisecondsAfterAnyMark(String time) throws IOException {
        Path file = write("EURUSD_a", "time;bid;ask\n2024-03-06 " + time + ";1.09001;1.09003\n");

        assertThat(TickText.quotes(TickText.read(file)))
                .containsExactly("2024-03-06T10:05:00.937Z 1.09001 1.09003");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                // A Windows file time, the ticks of .NET.
                133_541_859_000_000_000L,
                638_453_163_000_000_000L,
            })
    void shouldNotTakeOtherEpochsForNanoseconds(long time) throws IOException {
        Path file = write("EURUSD_a", "time,bid,ask\n" + time + ",1.09001,1.09003\n");

        try (TickReader reader = TickReader.open(TickFile.of(file))) {
            assertThat(reader.hasNext()).isFalse();
            assertThat(reader.malformedLines())
                    .extracting(MalformedLine::reason)
                    .containsExactly("no date and time: '" + time + "'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6 | 6",
                "6.0 | 6",
                "0x86 | 134",
                "BID ASK | 6",
                "TICK_FLAG_BID+TICK_FLAG_LAST | 10",
                "99999999999 | 0",
                "? | 0",
            })
    void shouldKeepTickWithAnyFlags(String flags, int bits) throws IOException {
        Path csv =
                write(
                        "EURUSD_a",
                        "time;bid;ask;flags\n2024-03-06 10:05:00;1.09001;1.09003;" + flags + "\n");
        Path json =
                write(
                        "EURUSD_b",
                        "{\"time\":1709719500,\"bid\":1.09001,\"ask\":1.09003,\"flags\":\""
                                + flags
                                + "\"}\n");

        assertThat(TickText.read(csv)).extracting(TickRow::flags).containsExactly(bits);
        assertThat(TickText.read(json)).extracting(TickRow::flags).containsExactly(bits);
    }

    @Test
    void shouldReadQuotesWithinQuotedCells() throws IOException {
        Path file =
                write(
                        "EURUSD_a",
                        "\"time\",\"note\",\"bid\",\"ask\"\n"
                                + "\"2024-03-06 10:05:00\",\"a \"\"b\"\", c\",\"1.09001\",\"1.09003\"\n"
                                + "\"2024-03-06 10:05:01\",\"\",\"1.09002\",\"1.09004\"\n");

        assertThat(TickText.quotes(TickText.read(file)))
                .containsExactly(
                        "2024-03-06T10:05:00Z 1.09001 1.09003",
                        "2024-03-06T10:05:01Z 1.09002 1.09004");
    }

    @Test
    void shouldPassOverNulsBeforeLines() throws IOException {
        String[] lines = linesOf(TickText.MT5);
        String nuls = "\0".repeat(5_000);
        Path file = write("EURUSD_a", lines[0] + lines[1] + nuls + lines[2] + lines[3] + nuls);

        try (TickReader reader = TickReader.open(TickFile.of(file))) {
            reader.forEachRemaining(row -> {});
            assertThat(reader.count()).isEqualTo(3);
            assertThat(reader.malformedCount()).isZero();
        }
    }

    @Test
    void shouldNotJoinRowsOverAHoleOfNuls() throws IOException {
        Path file =
                write(
                        "EURUSD_a",
                        TickText.MT5
                                + "2024.03.06\t10:05:\0\0\0\0\0\0"
                                + "03.000\t1.09002\t1.09004\t\t\t6\n");

        try (TickReader reader = TickReader.open(TickFile.of(file))) {
            reader.forEachRemaining(row -> {});
            assertThat(reader.count()).isEqualTo(3);
            assertThat(reader.malformedLines().get(0).reason())
                    .isEqualTo(
                            "no date and time: '2024.03.06'"
                                    + " '10:05:\\x00\\x00\\x00\\x00\\x00\\x0003.000'");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Symbol':'EURUSD','Time':'2024-03-06T10:05:00Z','Bid':1.1,'Ask':1.2}, | ",
                "{'data':{'time_msc':1709719500000,'bid':1.1,'ask':1.2},'type':'tick'} | ",
                "{'t':1709719500,'b':'1.1','a':'1.2','volume_real':3} | ",
                "{'time_msc':1709719500000,'time':1709719500,'bid':1.1,'ask':1.2} | ",
                "{'time':1709719500,'time_msc':1709715900000,'bid':1.1,'ask':1.2} | times that"
                        + " contradict each other: '1709715900000', '1709719500'",
                "{'t':1709719500,'bid':1.1,'bid':5,'ask':1.2} | twice with different values: 'bid'",
                "{'t':1709719500,'open':1,'high':2,'low':1,'close':2} | a bar and no tick",
                "{'t':1709719500} | no bid, ask or last",
                "{ | not one JSON object on its line: it ends within the object",
            })
    void shouldReadJsonAsTheLiveTopic(String json, String reason) throws IOException {
        Path file = write("EURUSD_a", json.replace('\'', '"') + "\n");

        try (TickReader reader = TickReader.open(TickFile.of(file))) {
            var rows = new ArrayList<TickRow>();
            reader.forEachRemaining(rows::add);
            if (reason == null) {
                assertThat(TickText.quotes(rows)).containsExactly("2024-03-06T10:05:00Z 1.1 1.2");
            } else {
                assertThat(rows).isEmpty();
                assertThat(reader.malformedLines())
                        .extracting(MalformedLine::reason)
                        .containsExactly(reason);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BTCUSDT, BTCUSD BTCUSDT BTCUSD BTCUSDT, 2",
        "BTCUSDT, BTCUSD BTC BTCUSD, 2",
        "EURUSD.a, EUR/USD GBP/USD EURUSD R, 2",
    })
    void shouldNotMixSymbolsWithinEachOther(String chosen, String names, int count)
            throws IOException {
        var csv = new StringBuilder("symbol,time,bid,ask\n");
        int second = 10;
        for (String name : names.split(" ", -1)) {
            csv.append(name).append(",2024-03-06 10:05:").append(second++).append(",1.1,1.2\n");
        }
        Path file = write("all.csv", csv.toString());

        assertThat(TickText.read(file, ReadOptions.NONE.withSymbol(chosen))).hasSize(count);
    }

    @Test
    void shouldCountRowsBehindThoseOfAPart() throws IOException {
        String tick = "{\"symbol\":\"BTCUSD\",\"time\":1709719500,\"bid\":1.1,\"ask\":1.2}\n";
        Path file = write("all.json", tick + tick.replace("BTCUSD", "BTCUSDT"));

        try (TickReader reader =
                TickReader.open(TickFile.of(file, ReadOptions.NONE.withSymbol("BTCUSDT")))) {
            reader.forEachRemaining(row -> {});
            assertThat(reader.count()).isEqualTo(1);
            assertThat(reader.malformedLines())
                    .extracting(MalformedLine::reason)
                    .containsExactly("another symbol: 'BTCUSDT'");
        }
    }

    @Test
    void shouldRefuseDecimalCommasBetweenCommas() throws IOException {
        Path file =
                write(
                        "EURUSD_a",
                        "date,time,bid,ask\n" + "2024.03.06,10:05:00,1,09001,1,09003\n".repeat(3));

        assertRefused(file, "the header has 4 columns and the rows have 6 cells between ','");
    }

    @ParameterizedTest
    @CsvSource({
        // Last, bid, ask; bid, middle, ask; bid, ask, last beside them.
        "1.09001 1.09001 1.09003, false",
        "1.09003 1.09001 1.09003, true",
        "1.09001 1.09002 1.09003, false",
        "1.09001 1.09003 1.09002, true",
        "1.09001 1.09003 0, true",
        "1.09001 1.09003 1.5, true",
    })
    void shouldNotGuessSidesAmongThreePrices(String prices, boolean known) throws IOException {
        for (String time : List.of("2024.03.06;10:05:00", "2024-03-06 10:05:00")) {
            String row = time + ";" + prices.replace(' ', ';') + "\n";
            Path file = write("EURUSD_a", row.repeat(5));

            if (known) {
                assertThat(TickText.quotes(TickText.read(file)))
                        .hasSize(5)
                        .containsOnly("2024-03-06T10:05:00Z 1.09001 1.09003");
            } else {
                assertRefused(file, " are all prices, so bid and ask cannot be told");
            }
        }
    }

    @Test
    void shouldRefuseOneColumnForTwoFields() throws IOException {
        Path file = write("EURUSD_a", "2024-03-06 10:05:00;1.1;1.2\n");
        var options =
                new ReadOptions(
                        null,
                        Map.of("time", "0", "bid", "1", "ask", "1"),
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        null,
                        null,
                        false);

        assertThatThrownBy(() -> TickText.read(file, options))
                .hasMessage("EURUSD_a: --columns: two fields are in column 1");
    }

    @Test
    void shouldRefuseTwoColumnsOfOneSide() throws IOException {
        Path file = write("EURUSD_a", "Time;Bid;Bid;Ask\n2024-03-06 10:05:00;1.1;1.2;1.3\n");

        assertRefused(file, "two columns for bid. Say where they are: --columns");
    }

    @Test
    void shouldRefuseBarsWhoseCloseIsNamedPrice() throws IOException {
        Path file =
                write(
                        "EURUSD_a",
                        "Time;Erster;Max;Spitze;Price\n"
                                + "2024-03-06 10:05:00;1.09001;1.09012;1.08999;1.09005\n"
                                        .repeat(3));

        assertRefused(file, "these are bars (Time Erster Max Spitze Price)");
    }

    @Test
    void shouldRefuseTimesThatDescend() throws IOException {
        String[] lines =
                linesOf(
                        TickText.MT5
                                + TickText.MT5
                                        .substring(TickText.MT5.indexOf('\n') + 1)
                                        .replace("10:05", "10:06"));
        Path ascending = write("EURUSD_a", String.join("", lines));
        Path descending =
                write(
                        "EURUSD_b",
                        lines[0] + lines[6] + lines[5] + lines[4] + lines[3] + lines[2] + lines[1]);

        assertThat(Inspection.of(ascending, ReadOptions.NONE).first()).hasSize(3);
        assertThatThrownBy(() -> Inspection.of(descending, ReadOptions.NONE))
                .isInstanceOf(TickFileException.class)
                .hasMessageStartingWith("EURUSD_b: its times descend, the newest tick comes first");
    }

    private static String[] linesOf(String text) {
        return text.lines().map(line -> line + "\n").toArray(String[]::new);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
