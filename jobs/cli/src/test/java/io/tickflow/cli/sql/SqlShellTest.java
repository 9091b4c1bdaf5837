package io.tickflow.cli.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.sql.SqlConsole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlShellTest {

    @Test
    void shouldGoOnAfterEveryFailureUntilTheEnd(@TempDir Path folder) throws Exception {
        String said =
                talk(
                        folder,
                        """
                        \\l
                        two-models first=1
                        SELECT 1
                        FROM nowhere;
                        \\q
                        SELECT 2;
                        """);

        assertThat(said)
                .contains("profit-waterfall", "--param second=VALUE is missing")
                .containsOnlyOnce("does not answer");
        assertThat(Files.readString(folder.resolve("state/history"))).contains("FROM nowhere;");
        assertThat(Files.getPosixFilePermissions(folder.resolve("state/history")))
                .as("queries are nobody else's business")
                .hasSize(2);
    }

    private static String talk(Path folder, String input) throws Exception {
        var out = new ByteArrayOutputStream();
        try (Terminal terminal =
                        TerminalBuilder.builder()
                                .dumb(true)
                                .streams(new ByteArrayInputStream(input.getBytes(UTF_8)), out)
                                .build();
                var nobody = new SqlConsole(ClickHouseConfig.of("http://127.0.0.1:1"))) {
            new SqlShell(nobody, terminal, folder.resolve("state/history")).run();
        }
        return out.toString(UTF_8);
    }
}
