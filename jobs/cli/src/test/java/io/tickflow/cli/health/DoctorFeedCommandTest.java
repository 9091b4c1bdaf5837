package io.tickflow.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.cli.console.Home;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output and refusals of doctor feed. */
class DoctorFeedCommandTest {

    private static final String TICKS = "testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz";

    private final CapturedCommandLine command = new CapturedCommandLine();

    @TempDir private Path directory;

    @Test
    void shouldNameEveryWrongOptionAtOnce() {
        String absent = directory.resolve("absent.csv").toString();

        int exitCode =
                command.run(
                        "doctor",
                        "feed",
                        "--ticks",
                        absent,
                        "--topic= ",
                        "--records=0",
                        "--seconds=0",
                        "--bootstrap-servers=nowhere",
                        "--config",
                        absent);

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err().lines())
                .containsExactly(
                        "tickflow: the command line is refused:",
                        "  - --ticks: cannot read " + absent + ": there is no such file",
                        "  - files are named, so no option of a topic can stand beside them",
                        "  - --records and --seconds: only one of them says how much to read",
                        "  - --records must be at least 1",
                        "  - --seconds must be 1 to 86400",
                        "  - --topic must not be blank",
                        "  - --bootstrap-servers must be host:port[,host:port]",
                        "  - --config: cannot read " + absent);
    }

    @Test
    void shouldSayWhatToConfigureForTickFiles() {
        String ticks = Home.resolve(TICKS).toString();
        String others = ticks.replace("EURUSD_", "USDJPYm_");

        assertThat(command.run("doctor", "feed", "--ticks", ticks, others)).isZero();
        assertThat(command.err()).doesNotContain("tickflow: ");
        assertThat(command.out())
                .contains("EURUSD\n", "USDJPY with the broker's suffix 'm'\n")
                .contains("ticks        84,712, 0.33 a second; 383 in the busiest one")
                .contains("server time  new-york+7h, no other candidate fits as well\n")
                .endsWith(
                        """
                        To append to flink-conf/tickflow.yaml:

                        tickflow.feed.server-time: new-york+7h
                        """);
    }

    @Test
    void shouldTakeFilesWithAndWithoutTheirOption() {
        String absent = directory.resolve("absent.csv").toString();
        String other = directory.resolve("other.csv").toString();

        assertThat(command.run("doctor", "feed", absent, "--ticks", other)).isEqualTo(2);
        assertThat(command.err())
                .contains("  - cannot read " + absent, "  - --ticks: cannot read " + other);
    }

    @Test
    void shouldSayTheSameToAProgram() throws Exception {
        String ticks = Home.resolve(TICKS).toString();

        assertThat(command.run("doctor", "feed", "--json", ticks)).isZero();

        JsonNode said = new JsonMapper().readTree(command.out());
        assertThat(said.path("settings").path("tickflow.feed.server-time").asText())
                .isEqualTo("new-york+7h");
        JsonNode symbol = said.path("symbols").path(0);
        assertThat(symbol.path("symbol").asText()).isEqualTo("EURUSD");
        assertThat(symbol.path("name").path("suffix").asText()).isEmpty();
        assertThat(symbol.path("quotes").path("crossed").asLong()).isEqualTo(94);
        assertThat(symbol.path("gaps").path("overADay")).hasSize(1);
        assertThat(symbol.path("serverTime").path("confidence").asText()).isEqualTo("TOLD_APART");
        assertThat(symbol.path("serverTime").path("evidence").asText())
                .startsWith("2 of 2 ends of 1 weekend");
    }
}
