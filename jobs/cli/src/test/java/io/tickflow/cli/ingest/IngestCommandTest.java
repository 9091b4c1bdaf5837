package io.tickflow.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.process.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCommandTest {

    private final CapturedCommandLine command = new CapturedCommandLine();

    @TempDir private Path directory;

    @Test
    void shouldNameEveryWrongOptionAtOnce() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "short\n");

        int exitCode =
                command.run(
                        "ingest",
                        "--port",
                        "70000",
                        "--bootstrap-servers",
                        "nowhere",
                        "--buffer-megabytes",
                        "0",
                        "--topic",
                        " ",
                        "--token-file",
                        token.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .contains("--port must be 0 to 65535")
                .contains("--bootstrap-servers must be host:port")
                .contains("--buffer-megabytes must be 1 to 1048576")
                .contains("--topic must not be blank")
                .contains("the bearer token must have 16 characters or more")
                .doesNotContain("short");
    }

    @Test
    void shouldRefuseOpenAddressWithoutToken() {
        int exitCode = command.run("ingest", "--bind", "0.0.0.0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .contains("--bind 0.0.0.0 lets other machines write ticks")
                .contains("--token-file");
    }

    @Test
    void shouldSayInOneLineThatNoBrokerAnswers() {
        String nobody = "127.0.0.1:" + FreePorts.find(1).get(0);

        int exitCode =
                command.run(
                        "ingest",
                        "--bootstrap-servers",
                        nobody,
                        "--dir",
                        directory.resolve("buffer").toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(command.err().lines())
                .singleElement()
                .asString()
                .startsWith("tickflow: no Kafka broker answers at " + nobody);
    }
}
