package io.tickflow.cli.tick;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.CapturedCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output of ticks inspect and ticks convert. */
class TicksCommandTest {

    private static final String DUKASCOPY =
            """
            Gmt time,Ask,Bid,AskVolume,BidVolume
            13.03.2024 10:05:00.937,1.09003,1.09001,0.75,1.5
            13.03.2024 10:05:01.120,1.09004,1.09002,0.75,1.5
            garbage
            """;

    @TempDir private Path folder;
    private final CapturedCommandLine command = new CapturedCommandLine();

    @Test
    void shouldShowHowFileIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("EURUSD_1.csv"), DUKASCOPY);

        assertThat(command.run("ticks", "inspect", file.toString())).isZero();

        assertThat(command.out())
                .isEqualTo(
                        """
                        EURUSD_1.csv
                          symbol   EURUSD
                          format   Dukascopy ticks; UTF-8
                          clock    UTC
                          columns  Gmt time = time, Ask = ask, Bid = bid, AskVolume = ask_volume, BidVolume = bid_volume
                          rows     2024-03-13 10:05:00.937  bid 1.09001  ask 1.09003  last -  volume 0  flags 0
                                   2024-03-13 10:05:01.120  bid 1.09002  ask 1.09004  last -  volume 0  flags 0
                          span     2024-03-13 10:05:00.937 to 2024-03-13 10:05:01.120
                          counts   2 ticks in 4 lines; 1 unreadable, 0 out of order, 0 crossed
                                   line 4: no date and time: 'garbage'
                          note     the format's clock is UTC; --time-zone names another
                        """);
    }

    @Test
    void shouldTellTheSameToProgram() throws IOException {
        Path file = Files.writeString(folder.resolve("EURUSD_1.csv"), DUKASCOPY);
        Path other = Files.writeString(folder.resolve("GBPUSD_1.csv"), "no ticks\n");

        assertThat(command.run("ticks", "inspect", "--json", file.toString(), other.toString()))
                .isEqualTo(2);

        JsonNode reports = new JsonMapper().readTree(command.out());
        assertThat(reports.path(0).path("ticks").asLong()).isEqualTo(2);
        assertThat(reports.path(0).path("malformed").path("no date and time").asLong())
                .isEqualTo(1);
        assertThat(reports.path(0).path("columns").path(1).path("field").asText()).isEqualTo("ask");
        assertThat(reports.path(0).has("problem")).isFalse();
        assertThat(reports.path(1).path("problem").asText()).startsWith("GBPUSD_1.csv: ");
    }

    @Test
    void shouldReadColumnsOfUser() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("x.csv"), "1.09003;7;1.09001;03/06/2024 10:05:00.937\n");

        assertThat(
                        command.run(
                                "ticks",
                                "inspect",
                                file.toString(),
                                "--columns=time=3,bid=2,ask=0,volume=1",
                                "--date-order=mdy",
                                "--symbol=EURUSD",
                                "--time-zone=UTC"))
                .isZero();
        assertThat(command.out())
                .contains("  symbol   EURUSD\n", "  clock    UTC\n")
                .contains("2024-03-06 10:05:00.937  bid 1.09001  ask 1.09003  last -  volume 7");
    }

    @Test
    void shouldConvertToServerTime() throws IOException {
        Path file = Files.writeString(folder.resolve("EURUSD_1.csv"), DUKASCOPY);
        Path out = folder.resolve("EURUSD_out.csv");

        assertThat(command.run("ticks", "convert", file.toString(), "--out", out.toString()))
                .isZero();

        assertThat(out)
                .hasContent(
                        """
                        <DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>
                        2024.03.13\t13:05:00.937\t1.09001\t1.09003\t\t\t
                        2024.03.13\t13:05:01.120\t1.09002\t1.09004\t\t\t
                        """);
        assertThat(command.out())
                .contains("2 ticks written to ", "; 1 line unreadable\n")
                .contains("times brought from UTC to new-york+7h")
                .contains("unreadable: EURUSD_1.csv:4: no date and time: 'garbage'");
    }

    @Test
    void shouldOverwriteNoFileThatItReads() throws IOException {
        Path file = Files.writeString(folder.resolve("EURUSD_1.csv"), DUKASCOPY);

        assertThat(command.run("ticks", "convert", file.toString(), "--out", file.toString()))
                .isEqualTo(2);
        assertThat(command.err()).contains("is a file to read; name another");
        assertThat(file).hasContent(DUKASCOPY);
        assertThat(
                        command.run(
                                "ticks",
                                "convert",
                                file.toString(),
                                "--out",
                                folder.resolve("x.xlsx").toString()))
                .isEqualTo(2);
        assertThat(command.err()).contains("must end with one of .csv");
    }

    @Test
    void shouldConvertBetweenAllFormats() throws IOException {
        Path first = Files.writeString(folder.resolve("EURUSD_1.csv"), DUKASCOPY);
        Path text = folder.resolve("EURUSD_2.csv.gz");
        Path parquet = folder.resolve("EURUSD_3.parquet");
        Path last = folder.resolve("EURUSD_4.csv");

        assertThat(command.run("ticks", "convert", first.toString(), "--out", text.toString()))
                .isZero();
        assertThat(command.run("ticks", "convert", text.toString(), "--out", parquet.toString()))
                .isZero();
        assertThat(command.run("ticks", "convert", parquet.toString(), "--out", last.toString()))
                .isZero();
        assertThat(Files.readString(last))
                .contains("2024.03.13\t13:05:01.120\t1.09002\t1.09004\t\t\t\n");
    }
}
