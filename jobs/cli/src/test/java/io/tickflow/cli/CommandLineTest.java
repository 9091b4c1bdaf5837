package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a user reads who asked for something that cannot be. Nothing is started for it. */
class CommandLineTest {

    private static final String BUNDLE = "models/bundles/direction-eurusd/1";
    private static final String TICKS = "testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path directory;

    @Test
    void shouldNameEveryUnknownAndIllTypedOptionAtOnce() {
        int exitCode =
                run(
                        "demo",
                        "--sped=3",
                        "--parallelism=many",
                        "--speed=fast",
                        "-Dtickflow.mode",
                        "stray");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("tickflow: the command line is refused:")
                .contains("'--sped=3'")
                .contains("--parallelism")
                .contains("'many'")
                .contains("a speed is 'max' or a number above 0, not 'fast'")
                .contains("KEY=VALUE")
                .contains("stray")
                .endsWith("See: tickflow demo --help\n");
    }

    @Test
    void shouldNameEveryInputThatCannotBeUsedAtOnce() throws Exception {
        Path nameless = Files.createFile(directory.resolve("_1.csv"));

        int exitCode =
                run(
                        "demo",
                        "--ticks",
                        directory.resolve("absent.csv").toString(),
                        directory.toString(),
                        nameless.toString(),
                        "--parallelism=0",
                        "--report",
                        directory.resolve("no/such/folder/r.json").toString(),
                        "-Dsignal.cooldown=1 s");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "tickflow: the command line is refused:",
                        "  - --ticks: cannot read " + directory.resolve("absent.csv"),
                        "  - --ticks: cannot read " + directory,
                        "  - --ticks: the name of "
                                + nameless
                                + " does not start with a symbol and an underscore",
                        "  - --report: cannot write " + directory.resolve("no/such/folder/r.json"),
                        "  - --parallelism must be at least 1",
                        "  - -Dsignal.cooldown: no option of Tickflow");
    }

    @Test
    void shouldNameTheProblemsOfAllJobsAtOnce() {
        int exitCode =
                run(
                        "demo",
                        "-Dtickflow.signal.cooldwn=1 s",
                        "-Dtickflow.signal.confidence-min=2",
                        "-Dtickflow.desk.quantity=much",
                        "-Dtickflow.fix.heartbeat=1 s",
                        "-Dtickflow.history.batch-rows=x",
                        "-Dtickflow.mode=DREAM",
                        "-Dtickflow.nonsense=1");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("tickflow: the configuration is refused:\n")
                .containsOnlyOnce("tickflow.signal.cooldwn: no such option")
                .containsOnlyOnce("tickflow.signal.confidence-min: '2.0' ")
                .containsOnlyOnce("tickflow.desk.quantity: 'much' is not a Double")
                .containsOnlyOnce("tickflow.fix.heartbeat: ")
                .containsOnlyOnce("tickflow.history.batch-rows: 'x' is not a Integer")
                .containsOnlyOnce("tickflow.mode: 'DREAM' is not a Mode")
                .containsOnlyOnce("tickflow.nonsense: no such option");
    }

    @Test
    void shouldRefuseATamperedBundle() throws Exception {
        Path bundle = copyOfBundle();
        Path model = bundle.resolve("xgboost.onnx");
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);

        assertThat(run("demo", "--bundle", bundle.toString())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("tickflow: model bundle " + bundle + " is refused:\n")
                .contains("xgboost.onnx")
                .contains("sha256")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseABundleWhoseFeaturesThisVersionDoesNotCompute() throws Exception {
        Path bundle = copyOfBundle();
        Path manifest = bundle.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"run_length\"", "\"moon_phase\"")
                        .replace("\"rr100\"", "\"tide\""));

        assertThat(run("demo", "--bundle", bundle.toString())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("tickflow: model bundle " + bundle + " is refused:\n")
                .contains("moon_phase")
                .contains("tide")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseABundleThatIsNotThere() {
        Path absent = directory.resolve("absent");

        assertThat(run("demo", "--bundle", absent.toString())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("tickflow: model bundle " + absent + " is refused:\n")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseToReplayAndToTrainOnTicksThatAreNotThere() {
        String absent = directory.resolve("absent.csv").toString();

        assertThat(run("replay", "--ticks", absent)).isEqualTo(2);
        assertThat(run("train", "--ticks", absent, "--out", directory.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("  - --ticks: cannot read " + absent);
    }

    @Test
    void shouldNameEverythingThatIsWrongWithABackfillAtOnce() {
        int exitCode =
                run(
                        "backfill",
                        "--ticks",
                        directory.resolve("absent.csv").toString(),
                        "--topic=mt5.ticks",
                        "--clickhouse=http://127.0.0.1:8123",
                        "--no-clickhouse",
                        "--parallelism=0",
                        "-Dparallelism.default=2");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .contains("--ticks: cannot read " + directory.resolve("absent.csv"))
                .contains("name one of --ticks, --topic and --from-clickhouse: the history")
                .contains("--topic needs --bootstrap-servers")
                .contains("--clickhouse and --no-clickhouse contradict each other")
                .contains("--parallelism must be at least 1")
                .contains("-Dparallelism.default: no option of Tickflow");
    }

    @Test
    void shouldNameTheProblemsOfBothJobsOfABackfillAtOnce() {
        int exitCode =
                run(
                        "backfill",
                        "--ticks",
                        Home.resolve(TICKS).toString(),
                        "-Dtickflow.feed.start=yesterday",
                        "-Dtickflow.history.batch-rows=x");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .contains("tickflow.feed.start: 'yesterday'")
                .contains("tickflow.history.batch-rows: 'x' is not a Integer");
    }

    @Test
    void shouldSayInOneLineThatNoClickHouseTakesABackfill() {
        assertThat(
                        run(
                                "backfill",
                                "--ticks",
                                Home.resolve(TICKS).toString(),
                                "--clickhouse=http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err.toString().lines().filter(line -> line.startsWith("tickflow: ")))
                .singleElement()
                .asString()
                .contains("127.0.0.1:1");
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    @Test
    void shouldNameEveryInputOfALookAtAFeedThatCannotBeUsedAtOnce() {
        String absent = directory.resolve("absent.csv").toString();

        int exitCode =
                run(
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
        assertThat(err.toString().lines())
                .containsExactly(
                        "tickflow: the command line is refused:",
                        "  - --ticks: cannot read " + absent,
                        "  - --ticks: reads files, so no option of a topic can stand beside it",
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

        assertThat(run("doctor", "feed", "--ticks", ticks, others)).isZero();
        assertThat(err.toString()).doesNotContain("tickflow: ");
        assertThat(out.toString())
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
    void shouldSayTheSameToAProgram() throws Exception {
        String ticks = Home.resolve(TICKS).toString();

        assertThat(run("doctor", "feed", "--json", "--ticks", ticks)).isZero();

        JsonNode said = new JsonMapper().readTree(out.toString());
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

    @Test
    void shouldSayInOneLineThatNoKafkaAnswers() {
        Path ticks = Home.resolve(TICKS);

        assertThat(run("replay", "--ticks", ticks.toString(), "--bootstrap-servers", "nowhere"))
                .isEqualTo(1);
        assertThat(err.toString().lines().filter(line -> line.startsWith("tickflow: ")))
                .singleElement()
                .asString()
                .isEqualTo(
                        "tickflow: no Kafka broker answers at nowhere: Invalid url in"
                                + " bootstrap.servers: nowhere");
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant() {
        assertThat(run("dmo")).isEqualTo(2);
        assertThat(err.toString()).contains("'dmo'").contains("(perhaps: demo");
    }

    @Test
    void shouldAskForACommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).startsWith("tickflow: the command line is refused:\n");
    }

    @Test
    void shouldHelpWhateverElseIsOnTheLine() {
        assertThat(run("demo", "--nonsense", "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: tickflow demo");
        assertThat(err.toString()).isEmpty();
    }

    private int run(String... line) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(line);
    }

    private Path copyOfBundle() throws Exception {
        Path copy = Files.createDirectory(directory.resolve("bundle"));
        try (Stream<Path> files = Files.list(Home.resolve(BUNDLE))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        assertThat(Files.readString(copy.resolve("manifest.json"), StandardCharsets.UTF_8))
                .contains("\"run_length\"", "\"rr100\"");
        return copy;
    }
}
