package io.tickflow.ticks.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.DateOrder;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.Reading;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One small file of each source, as a user has it. */
@SuppressWarnings(
        "StringConcatToTextBlock") // A file a literal, where blocks hide the ends of lines.
class FormatsTest {

    private static final List<String> QUOTES =
            List.of(
                    "2024-03-06T10:05:00.937Z 1.09001 1.09003",
                    "2024-03-06T10:05:01.120Z 1.09002 1.09004");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // MT5's columns in several languages and orders.
                "Fecha\tHora\tAsk\tBid\n2024.03.06\t10:05:00.937\t1.09003\t1.09001\n"
                        + "2024.03.06\t10:05:01.120\t1.09004\t1.09002\n",
                "Дата;Время;Бид;Аск;Последний;Объём;Флаги\n2024.03.06;10:05:00.937;1,09001;1,09003;;;6\n"
                        + "2024.03.06;10:05:01.120;1,09002;1,09004;;;6\n",
                "日付\t時刻\tBid\tAsk\n2024.03.06\t10:05:00.937\t1.09001\t1.09003\n"
                        + "2024.03.06\t10:05:01.120\t1.09002\t1.09004\n",
                "Datum;Uhrzeit;Geld;Brief\n06.03.2024;10:05:00,937;1,09001;1,09003\n"
                        + "06.03.2024;10:05:01,120;1,09002;1,09004\n"
                        + "25.03.2024;24:00:00,000;1,09002;1,09004\n",
                "Data,Ora,Denaro,Lettera\n2024-03-06,10:05:00.937,1.09001,1.09003\n"
                        + "2024-03-06,10:05:01.12,1.09002,1.09004\n",
                // Ambiguous names of sides: the lower price is the bid.
                "Fecha;Hora;Compra;Venta\n2024/03/06;10:05:00.937;1.09003;1.09001\n"
                        + "2024/03/06;10:05:01.120;1.09004;1.09002\n",
                // One column of time.
                "Timestamp,Bid price,Ask price\n2024-03-06 10:05:00.937123,1.09001,1.09003\n"
                        + "2024-03-06 10:05:01.12,1.09002,1.09004\n",
                "time,bid,ask\n2024-03-06T10:05:00.937Z,1.09001,1.09003\n"
                        + "2024-03-06T12:05:01.120+02:00,1.09002,1.09004\n",
                // Quotes, Excel's first line, comments, blank lines.
                "sep=;\n\"Date\";\"Time\";\"Bid\";\"Ask\"\n\"2024.03.06\";\"10:05:00.937\";\"1,09001\";\"1,09003\"\n\n"
                        + "\"2024.03.06\";\"10:05:01.120\";\"1,09002\";\"1,09004\"\n",
                "# from a vendor\ndate time bid ask\n2024.03.06 10:05:00.937 1.09001 1.09003\n"
                        + "2024.03.06 10:05:01.120 1.09002 1.09004\n",
                "\"Date\",\"Time\",\"Bid\",\"Ask\"\n\"2024.03.06\",\"10:05:00.937\",\"1,09001\",\"1,09003\"\n"
                        + "\"2024.03.06\",\"10:05:01.120\",\"1,09002\",\"1,09004\"\n",
                // American dates and times.
                "Date,Time,Bid,Ask\n03/06/2024,10:05:00.937 AM,1.09001,1.09003\n"
                        + "03/06/2024,10:05:01.120 AM,1.09002,1.09004\n03/25/2024,x,1,2\n",
                // No header.
                "2024.03.06\t10:05:00.937\t1.09001\t1.09003\t\t\t6\n"
                        + "2024.03.06\t10:05:01.120\t1.09002\t1.09004\t\t\t6\n",
                "2024-03-06 10:05:00.937,1.09003,1.09001,1.5,2.25\n"
                        + "2024-03-06 10:05:01.120,1.09004,1.09002,1.5,2.25\n",
                "1709719500937;1.09001;1.09003\n1709719501120;1.09002;1.09004\n",
                "2024-03-06 10:05:00.937 1,09001 1,09003\n2024-03-06 10:05:01.120 1,09002 1,09004\n",
                "20240306 10:05:00.937|1.09001|1.09003\n20240306 10:05:01.120|1.09002|1.09004\n",
            })
    void shouldReadQuotesOfText(String text) throws IOException {
        Path file = TickText.write(folder, "EURUSD_x.csv", text);

        assertThat(TickText.quotes(TickText.read(file))).isEqualTo(QUOTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1709719500", "1709719500.000", "1709719500000", "1709719500000000",
                "1709719500000000000", "1.7097195e9", "20240306100500", "20240306100500000"
            })
    void shouldTellUnitsOfEpochApart(String time) throws IOException {
        Path file = TickText.write(folder, "EURUSD_x.csv", "t,b,a\n" + time + ",1.1,1.2\n");

        assertThat(TickText.quotes(TickText.read(file)))
                .containsExactly("2024-03-06T10:05:00Z 1.1 1.2");
    }

    @Test
    void shouldReadCopyTicksRange() throws IOException {
        Path file =
                TickText.write(
                        folder,
                        "EURUSD_x.csv",
                        ",time,bid,ask,last,volume,time_msc,flags,volume_real\n"
                                + "0,1709719500,1.09001,1.09003,0.0,0,1709719500937,134,0.0\n"
                                + "1,1709719501,1.09002,1.09004,0.0,0,1709719501120,134,2.5\n");

        List<TickRow> rows = TickText.read(file);

        assertThat(TickText.quotes(rows)).isEqualTo(QUOTES);
        assertThat(rows.get(1).volume()).isEqualTo(2.5);
        assertThat(rows.get(1).flags()).isEqualTo(134);
    }

    @Test
    void shouldKnowClocksOfVendors() throws IOException {
        assertThat(
                        clockOf(
                                "Gmt time,Ask,Bid,AskVolume,BidVolume\n"
                                        + "06.03.2024 10:05:00.937,1.09003,1.09001,0.75,1.5\n"
                                        + "13.03.2024 10:05:00.937,1.09003,1.09001,0.75,1.5\n"))
                .isEqualTo("UTC");
        assertThat(
                        clockOf(
                                "timestamp,askPrice,bidPrice,askVolume,bidVolume\n"
                                        + "1709719500937,1.09003,1.09001,0.75,1.5\n"))
                .isEqualTo("UTC");
        assertThat(
                        clockOf(
                                "Time (EET),Ask,Bid,AskVolume,BidVolume\n"
                                        + "2024.03.06 10:05:00.937,1.09003,1.09001,0.75,1.5\n"))
                .isEqualTo("EET");
        assertThat(
                        clockOf(
                                "20240306 100500937,1.090010,1.090030,0\n"
                                        + "20240306 100501120,1.090020,1.090040,0\n"))
                .isEqualTo("-05:00");
        assertThat(clockOf("EUR/USD,20240306 10:05:00.937,1.09001,1.09003\n")).isEqualTo("UTC");
        assertThat(clockOf("Date,Time,Bid,Ask\n2024.03.06,12:05:00.937 +0200,1.09001,1.09003\n"))
                .isEqualTo("UTC");
        assertThat(clockOf(TickText.MT5)).isEqualTo("null");
    }

    private String clockOf(String text) throws IOException {
        Path file = TickText.write(folder, "EURUSD_x.csv", text);
        assertThat(TickText.quotes(TickText.read(file))).first().isEqualTo(QUOTES.get(0));
        try (var reader = TickReader.open(TickFile.of(file))) {
            return String.valueOf(reader.clock());
        }
    }

    @Test
    void shouldReadJsonLines() throws IOException {
        Path file =
                TickText.write(
                        folder,
                        "EURUSD_x.jsonl",
                        """
                        {"symbol":"EURUSD","time_msc":1709719500937,"time":1709719500,"bid":1.09001,"ask":1.09003,"flags":6}
                        {"symbol":"EURUSD","time":"2024.03.06 10:05:01.120","bid":"1.09002","ask":1.09004,"more":{"a":[1]}}
                        {"symbol":"EURUSD","time_msc":1709719500937,"bid":1.0
                        {"symbol":"GBPUSD","time_msc":1709719500937,"bid":1.2,"ask":1.3}
                        """);

        try (var reader = TickReader.open(TickFile.of(file))) {
            var rows = new ArrayList<TickRow>();
            reader.forEachRemaining(rows::add);
            assertThat(TickText.quotes(rows)).isEqualTo(QUOTES);
            assertThat(reader.malformedCount()).isEqualTo(2);
            assertThat(reader.malformedLines().get(1).reason())
                    .isEqualTo("another symbol: 'GBPUSD'");
        }
    }

    @Test
    void shouldReadChosenColumns() throws IOException {
        String text = "x,1.09003,y,1.09001,06/03/2024 10:05:00.937\n";
        Path file = TickText.write(folder, "EURUSD_x.csv", text);
        var options =
                new ReadOptions(
                        "EURUSD",
                        Map.of("time", "4", "bid", "3", "ask", "1"),
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        null,
                        DateOrder.DMY,
                        false);

        assertThat(TickText.quotes(TickText.read(file, options))).containsExactly(QUOTES.get(0));
        assertThatThrownBy(
                        () ->
                                TickText.read(
                                        file,
                                        new ReadOptions(
                                                "EURUSD",
                                                Map.of("time", "0", "bid", "3", "ask", "1"),
                                                0,
                                                1,
                                                null,
                                                null,
                                                false)))
                .isInstanceOf(TickFileException.class)
                .hasMessageContaining("--columns: no times and numbers in these columns");
    }

    @Test
    void shouldReadOnlyAskedTimesAndClock() throws IOException {
        Path file = TickText.write(folder, "EURUSD_x.csv", TickText.MT5);
        long from = Instant.parse("2024-03-06T10:05:01.120Z").toEpochMilli();
        var options =
                new ReadOptions(
                        null, Map.of(), from, from + 1, ServerTime.parse("UTC"), null, false);

        assertThat(TickText.quotes(TickText.read(file, options)))
                .containsExactly("2024-03-06T10:05:01.120Z 1.09002 1.09003");
        try (var reader = TickReader.open(TickFile.of(file, options))) {
            assertThat(reader.clock()).hasToString("UTC");
        }
    }

    @Test
    void shouldReadHeaderOfRegionalEncoding() throws IOException {
        String text = "Дата;Время;Бид;Аск\n2024.03.06;10:05:00.937;1,09001;1,09003\n";
        Path file = folder.resolve("EURUSD_x.csv");
        Files.write(file, text.getBytes(Charset.forName("windows-1251")));

        assertThat(TickText.quotes(TickText.read(file))).containsExactly(QUOTES.get(0));
    }

    @Test
    void shouldTellReadingOfFileWithoutHeader() throws IOException {
        Path file =
                TickText.write(
                        folder,
                        "EURUSD_x.csv",
                        "2024-03-06 10:05:00.937,1.09003,1.09001\n"
                                + "2024-03-06 10:05:01.120,1.09004,1.09002\n");

        try (var reader = TickReader.open(TickFile.of(file))) {
            assertThat(reader.reading().columns())
                    .containsExactly(
                            new Reading.Column("0", "time"),
                            new Reading.Column("1", "ask"),
                            new Reading.Column("2", "bid"));
            assertThat(reader.reading().notes())
                    .contains("no header: the columns are judged by the rows")
                    .anyMatch(note -> note.contains("the lower one of the two prices"));
        }
    }

    @Test
    void shouldTakeSymbolFromRows() throws IOException {
        String rows = "EUR/USD,20240306 10:05:00.937,1.09001,1.09003\n";

        assertThat(symbolOf("ticks.csv", rows, null)).isEqualTo("EURUSD");
        assertThat(symbolOf("EURUSD.a_1.csv", rows, null)).isEqualTo("EURUSD.a");
        assertThat(symbolOf("ticks.csv", rows, "EURUSDm")).isEqualTo("EURUSDm");
        assertThatThrownBy(() -> symbolOf("ticks.csv", rows + rows.replace("EUR", "GBP"), null))
                .isInstanceOf(TickFileException.class)
                .hasMessage(
                        "ticks.csv: the rows have several symbols (EURUSD, GBPUSD); choose one with"
                                + " --symbol");
        Path both = TickText.write(folder, "two.csv", rows + rows.replace("EUR", "GBP"));
        assertThat(TickText.read(both, ReadOptions.NONE.withSymbol("GBPUSD"))).hasSize(1);
    }

    private String symbolOf(String name, String text, String chosen) throws IOException {
        Path file = TickText.write(folder, name, text);
        ReadOptions options =
                chosen == null ? ReadOptions.NONE : ReadOptions.NONE.withSymbol(chosen);
        Inspection inspection = Inspection.of(file, options);
        assertThat(inspection.first()).hasSize(1);
        return inspection.file().symbol();
    }
}
