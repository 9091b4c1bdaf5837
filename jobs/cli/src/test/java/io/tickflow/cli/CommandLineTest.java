package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.console.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals of wrong command lines. Nothing is started for them. */
class CommandLineTest {

    private static final String TICKS = "testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz";

    private final CapturedCommandLine command = new CapturedCommandLine();

    @TempDir private Path directory;

    @Test
    void shouldNameEveryWrongOptionAtOnce() {
        int exitCode =
                command.run(
                        "demo",
                        "--sped=3",
                        "--parallelism=many",
                        "--speed=fast",
                        "-Dtickflow.mode",
                        "stray");

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
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
    void shouldNameEveryWrongInputAtOnce() throws Exception {
        Path nameless = Files.createFile(directory.resolve("_1.csv"));

        int exitCode =
                command.run(
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
        assertThat(command.err().lines())
                .containsExactly(
                        "tickflow: the command line is refused:",
                        "  - --ticks: cannot read "
                                + directory.resolve("absent.csv")
                                + ": there is no such file",
                        "  - --ticks: cannot read "
                                + directory
                                + ": it is a folder; name its files",
                        "  - --ticks: the name of "
                                + nameless
                                + " does not start with a symbol and an underscore; name it with"
                                + " --symbol",
                        "  - --report: cannot write " + directory.resolve("no/such/folder/r.json"),
                        "  - --parallelism must be at least 1",
                        "  - -Dsignal.cooldown: no option of Tickflow");
    }

    @Test
    void shouldNameProblemsOfAllJobsAtOnce() {
        int exitCode =
                command.run(
                        "demo",
                        "-Dtickflow.signal.cooldwn=1 s",
                        "-Dtickflow.signal.confidence-min=2",
                        "-Dtickflow.desk.lots=much",
                        "-Dtickflow.fix.heartbeat=1 s",
                        "-Dtickflow.history.batch-rows=x",
                        "-Dtickflow.mode=DREAM",
                        "-Dtickflow.nonsense=1");

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .startsWith("tickflow: the configuration is refused:\n")
                .containsOnlyOnce("tickflow.signal.cooldwn: no such option")
                .containsOnlyOnce("tickflow.signal.confidence-min: '2.0' ")
                .containsOnlyOnce("tickflow.desk.lots: 'much' must be a decimal above 0")
                .containsOnlyOnce("tickflow.fix.heartbeat: ")
                .containsOnlyOnce("tickflow.history.batch-rows: 'x' is not a Integer")
                .containsOnlyOnce("tickflow.mode: 'DREAM' is not a Mode")
                .containsOnlyOnce("tickflow.nonsense: no such option");
    }

    @Test
    void shouldRefuseMissingTickFiles() {
        String absent = directory.resolve("absent.csv").toString();

        assertThat(command.run("replay", "--ticks", absent)).isEqualTo(2);
        assertThat(command.run("train", "--ticks", absent, "--out", directory.toString()))
                .isEqualTo(2);
        assertThat(command.err()).contains("  - --ticks: cannot read " + absent);
    }

    @Test
    void shouldSayInOneLineThatNoKafkaAnswers() {
        String ticks = Home.resolve(TICKS).toString();

        assertThat(command.run("replay", "--ticks", ticks, "--bootstrap-servers", "nowhere:1"))
                .isEqualTo(1);
        assertThat(command.err().lines().filter(line -> line.startsWith("tickflow: ")))
                .singleElement()
                .asString()
                .startsWith("tickflow: no Kafka broker answers at nowhere:1: ")
                .endsWith("Start one, or name another with --bootstrap-servers HOST:PORT");
        assertThat(command.run("replay", "--ticks", ticks, "--bootstrap-servers", "nowhere"))
                .isEqualTo(2);
        assertThat(command.err()).contains("  - --bootstrap-servers must be host:port");
    }

    @Test
    void shouldSayInOneLineThatNoBrokerAnswers() {
        String ticks = Home.resolve(TICKS).toString();

        assertThat(command.run("replay", "--ticks", ticks, "--bootstrap-servers", "127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(command.err())
                .isEqualTo(
                        "tickflow: no Kafka broker answers at 127.0.0.1:1: timed out. Start one, or"
                                + " name another with --bootstrap-servers HOST:PORT\n");
    }

    @Test
    void shouldNameSilentJobManagerInOneLine() {
        assertThat(command.run("jobs", "--jobmanager", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(command.err())
                .isEqualTo(
                        "tickflow: no JobManager answers at http://127.0.0.1:1: connection refused."
                                + " Start a cluster with bin/tickflow cluster start, or name"
                                + " another with --jobmanager URL\n");
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant() {
        assertThat(command.run("dmo")).isEqualTo(2);
        assertThat(command.err()).contains("'dmo'").contains("(perhaps: demo");
    }

    @Test
    void shouldAskForACommand() {
        assertThat(command.run()).isEqualTo(2);
        assertThat(command.err()).startsWith("tickflow: the command line is refused:\n");
    }

    @Test
    void shouldHelpWhateverElseIsOnLine() {
        assertThat(command.run("demo", "--nonsense", "--help")).isZero();
        assertThat(command.out()).startsWith("Usage: tickflow demo");
        assertThat(command.err()).isEmpty();
    }
}
