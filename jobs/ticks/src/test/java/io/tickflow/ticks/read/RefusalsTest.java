package io.tickflow.ticks.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ticks.TickFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not taken for ticks, and the way out that each refusal tells. */
@SuppressWarnings(
        "StringConcatToTextBlock") // A file a literal, where blocks hide the ends of lines.
class RefusalsTest {

    private static final String BARS =
            "2024.03.06\t10:05:00\t1.09001\t1.09012\t1.08999\t1.09005\t123\t0\t2\n"
                    + "2024.03.06\t10:06:00\t1.09005\t1.09015\t1.09004\t1.09010\t98\t0\t2\n"
                    + "2024.03.06\t10:07:00\t1.09010\t1.09010\t1.09010\t1.09010\t1\t0\t2\n";

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n",
                "Дата\tВремя\tОткрытие\tМаксимум\tМинимум\tЗакрытие\tТиков\tОбъем\tСпред\n",
                "Fecha\tHora\tApertura\tMáximo\tMínimo\tCierre\tTicks\tVolumen\tSpread\n",
                "Datum\tZeit\tEröffnung\tHoch\tTief\tSchluss\tTicks\tVolumen\tSpread\n",
                "日付\t時刻\t始値\t高値\t安値\t終値\tティック\t出来高\tスプレッド\n",
                "日期\t时间\t开盘\t最高\t最低\t收盘\t点量\t成交量\t点差\n",
                "Päivä\tKello\tAvaus\tYlin\tAlin\tPäätös\tTikit\tMäärä\tEro\n",
                "Dag\tKlokke\tEn\tTo\tTre\tFire\tFem\tSeks\tSyv\n",
                "",
            })
    void shouldRefuseBarsInAnyLanguage(String header) throws IOException {
        for (String text :
                new String[] {
                    header + BARS,
                    (header + BARS).replace('\t', ','),
                    (header + BARS).replace('\t', ';')
                }) {
            Path file = TickText.write(folder, "EURUSD_M1.csv", text);

            assertThatThrownBy(() -> TickText.read(file))
                    .isInstanceOf(TickFileException.class)
                    .hasMessageStartingWith("EURUSD_M1.csv: these are bars (")
                    .hasMessageContaining("Export Ticks");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // MT4's history, with and without a second column of volume.
                "2024.03.06,10:05,1.09001,1.09012,1.08999,1.09005,123\n"
                        + "2024.03.06,10:06,1.09005,1.09015,1.09004,1.09010,98\n",
                // HistData's bars.
                "20240306 100500;1.09001;1.09012;1.08999;1.09005;0\n"
                        + "20240306 100600;1.09005;1.09015;1.09004;1.09010;0\n",
                "time,open,high,low,close,tick_volume,spread,real_volume\n"
                        + "1709719500,1.09001,1.09012,1.08999,1.09005,123,2,0\n",
                "Gmt time,Open,High,Low,Close,Volume\n"
                        + "06.03.2024 10:05:00.000,1.09001,1.09012,1.08999,1.09005,123.5\n",
                "06/03/2024;10:05:00;1,09001;1,09012;1,08999;1,09005;123\n"
                        + "06/03/2024;10:06:00;1,09005;1,09015;1,09004;1,09010;98\n",
            })
    void shouldRefuseBarsOfVendors(String text) throws IOException {
        Path file = TickText.write(folder, "EURUSD_M1.csv", text);

        assertThatThrownBy(() -> TickText.read(file))
                .isInstanceOf(TickFileException.class)
                .hasMessageStartingWith("EURUSD_M1.csv: these are bars (");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Päivä;Kello;Yksi;Kaksi | no column known as time, bid, ask",
                "Date;Time;Bid;Other | no column known as ask",
                "Time;Foo;Bar | no column known as bid, ask",
            })
    void shouldRefuseHeaderThatCannotBeMapped(String header, String finding) throws IOException {
        Path file =
                TickText.write(
                        folder, "X_1.csv", header + "\n2024.03.06;10:05:00.937;1.09001;1.09003\n");

        assertThatThrownBy(() -> TickText.read(file))
                .isInstanceOf(TickFileException.class)
                .hasMessageStartingWith("X_1.csv: the header has '")
                .hasMessageContaining(finding)
                .hasMessageContaining("--columns time=0,bid=1,ask=2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-06 10:05:00,1.09001,250 | are too far apart for bid and ask",
                "20240306 100500;1.09001 | one price follows the time",
                "1;2;3 | no column holds a date with a time",
            })
    void shouldRefuseRowsThatDoNotTell(String row, String finding) throws IOException {
        Path file = TickText.write(folder, "X_1.csv", row + "\n" + row + "\n");

        assertThatThrownBy(() -> TickText.read(file))
                .isInstanceOf(TickFileException.class)
                .hasMessageContaining("no header, and the rows do not tell the columns: ")
                .hasMessageContaining(finding);
    }

    @Test
    void shouldRefuseDatesThatDoNotTell() throws IOException {
        String header = "Date,Time,Bid,Ask\n";
        Path doubtful = TickText.write(folder, "X_1.csv", header + "06/03/2024,10:05:00,1.1,1.2\n");
        assertThatThrownBy(() -> TickText.read(doubtful))
                .isInstanceOf(TickFileException.class)
                .hasMessage(
                        "X_1.csv: the rows do not tell day and month of '06/03/2024' apart. Say"
                                + " which comes first: --date-order dmy or --date-order mdy");

        var settledLate = new StringBuilder(header);
        for (int i = 0; i < 2_000; i++) {
            settledLate.append("06/03/2024,10:05:00,1.1,1.2\n");
        }
        settledLate.append("13/03/2024,10:05:00,1.1,1.2\n");
        Path late = TickText.write(folder, "X_2.csv", settledLate.toString());
        assertThat(TickText.quotes(TickText.read(late)))
                .hasSize(2_001)
                .startsWith("2024-03-06T10:05:00Z 1.1 1.2");

        Path successive =
                TickText.write(
                        folder,
                        "X_3.csv",
                        header + "03/06/2024,10:05:00,1.1,1.2\n03/07/2024,10:05:00,1.1,1.2\n");
        assertThat(TickText.quotes(TickText.read(successive)))
                .as("successive days one way, months apart the other")
                .startsWith("2024-03-06T10:05:00Z 1.1 1.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BZh91AY | this is bzip2: unpack it with bunzip2 first",
                "Rar! | this is a RAR archive",
                "<html><body> | this is a web page, perhaps the error of a download",
                "[{\"time\":1} | this is one JSON array: write a tick a line",
                "ARROW1.. | this is an Arrow file",
            })
    void shouldNameKindsThatHoldNoTicks(String start, String finding) throws IOException {
        Path file = folder.resolve("X_1.csv");
        Files.write(file, (start + "\n".repeat(20)).getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> TickText.read(file))
                .isInstanceOf(TickFileException.class)
                .hasMessageStartingWith("X_1.csv: " + finding);
    }
}
