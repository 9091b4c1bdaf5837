package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Home;
import io.tickflow.process.FreePorts;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A machine on which the demo cannot run, and a user who has seen enough of it. */
class CliFaultsITCase {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String TICKS = "EURUSD_20240307-20240311.mt5.csv.gz";

    @TempDir private Path logs;

    private Path temporary;

    @BeforeEach
    void makeTemporaryFolder() throws Exception {
        temporary = Files.createDirectory(logs.resolve("tmp"));
    }

    /** Its processes are a broker, a venue, an engine, and the shell that deletes their folder. */
    @Test
    void shouldLeaveNothingBehindOnCtrlC() throws Exception {
        try (var demo = CliProcess.start(logs, temporary, Map.of(), "demo", "--speed", "1")) {
            await().atMost(TIMEOUT)
                    .until(() -> !demo.isAlive() || demo.err().contains("  signals "));
            List<ProcessHandle> children = demo.descendants();
            assertThat(children).as(demo.err()).hasSize(4);

            demo.interrupt();

            assertThat(demo.exitCode()).isEqualTo(130);
            await().atMost(TIMEOUT)
                    .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(temporary).isEmptyDirectory());
            assertThat(demo.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void shouldNameMissingNpmInOneLine() throws Exception {
        String empty = Files.createDirectory(logs.resolve("empty")).toString();
        try (var demo =
                CliProcess.start(
                        logs,
                        temporary,
                        Map.of("PATH", empty, "TICKFLOW_CACHE", empty + "/cache"),
                        "demo")) {
            assertThat(demo.exitCode()).isEqualTo(1);
            assertThat(demo.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("tickflow: the ClickHouse engine cannot be fetched: npm")
                    .contains("--clickhouse http://HOST:8123");
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void shouldNameUnusableTemporaryFolderInOneLine() throws Exception {
        Path file = Files.createFile(logs.resolve("file"));
        try (var demo = CliProcess.start(logs, file, Map.of(), "demo")) {
            assertThat(demo.exitCode()).isEqualTo(1);
            assertThat(demo.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("tickflow: cannot write to ")
                    .contains(file.toString());
        }
    }

    @Test
    void shouldNameTakenPortInOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var err = new StringWriter();
            int exitCode =
                    new CommandLine(new OnPort(taken.getLocalPort(), temporary))
                            .setExecutionExceptionHandler(new ExitCodes())
                            .setErr(new PrintWriter(err, true))
                            .execute();

            assertThat(exitCode).isEqualTo(1);
            assertThat(err.toString())
                    .isEqualTo(
                            "tickflow: port %d on 127.0.0.1 is taken: Kafka cannot start%n"
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void shouldSayInOneLineThatNoBrokerAnswers() {
        String nobody = "127.0.0.1:" + FreePorts.find(1).get(0);
        String ticks = Home.resolve("testdata/ticks/" + TICKS).toString();
        var err = new StringWriter();

        int exitCode =
                Main.commandLine()
                        .setErr(new PrintWriter(err, true))
                        .execute("replay", "--ticks", ticks, "--bootstrap-servers", nobody);

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("tickflow: no Kafka broker answers at " + nobody);
    }

    /** The demo takes free ports; what has fixed ones fails like this. */
    @Command
    private static final class OnPort implements Callable<Integer> {
        private final int port;
        private final Path folder;

        private OnPort(int port, Path folder) {
            this.port = port;
            this.folder = folder;
        }

        @Override
        public Integer call() {
            SandboxConfig config =
                    SandboxConfig.everything()
                            .in(folder, false)
                            .withoutClickHouse()
                            .withoutVenue()
                            .withPorts(port, 0, 0);
            try (var sandbox = Sandbox.start(config, line -> {})) {
                return ExitCodes.OK;
            }
        }
    }
}
