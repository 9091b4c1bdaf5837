package io.tickflow.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.CapturedCommandLine;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LocalHistoryOptionTest {

    private static final Configuration NO_SERVER = new Configuration();

    private final CapturedCommandLine command = new CapturedCommandLine();

    @TempDir private Path folder;

    @Test
    void shouldStandInWhenNobodyNamesServer() {
        assertThat(parsed().isLocal(NO_SERVER, false)).isTrue();
        assertThat(parsed().isLocal(setting("tickflow.history.clickhouse.database", "x"), false))
                .isTrue();
    }

    @Test
    void shouldLeavePrecedenceToNamedServers() {
        assertThat(parsed().isLocal(NO_SERVER, true)).isFalse();
        assertThat(parsed().isLocal(setting("tickflow.history.clickhouse.url", "http://x"), false))
                .isFalse();
        assertThat(parsed().isLocal(setting("tickflow.history.clickhouse.user", "me"), false))
                .isFalse();
    }

    @Test
    void shouldPreferNamedFolderToSettings() {
        assertThat(
                        parsed("--work-dir", folder.toString())
                                .isLocal(
                                        setting("tickflow.history.clickhouse.url", "http://x"),
                                        false))
                .isTrue();
    }

    @Test
    void shouldExplainEmptyHistoryAndMakeNoFolder() {
        Path none = folder.resolve("none");

        assertThat(command.run("sql", "--work-dir", none.toString(), "SELECT 1")).isEqualTo(2);
        assertThat(command.run("explain", "--work-dir", none.toString(), "id")).isEqualTo(2);
        assertThat(command.run("outcomes", "--work-dir", none.toString())).isEqualTo(2);

        assertThat(command.err().lines())
                .hasSize(3)
                .allMatch(
                        line ->
                                line.equals(
                                        "tickflow: the local history in "
                                                + none
                                                + " is empty: fill it (bin/tickflow backfill"
                                                + " --ticks FILE --work-dir "
                                                + none
                                                + "), or name a server with --clickhouse URL"
                                                + " (bin/tickflow up starts one)"));
        assertThat(none).doesNotExist();
    }

    @Test
    void shouldRefuseFolderBesideServer() {
        String[] both = {"--work-dir", folder.toString(), "--clickhouse", "http://127.0.0.1:1"};

        for (String name : new String[] {"sql", "explain", "outcomes", "backfill"}) {
            assertThat(command.run(name, both[0], both[1], both[2], both[3])).isEqualTo(2);
        }

        assertThat(command.err().lines())
                .filteredOn(line -> line.contains("--work-dir and --clickhouse contradict"))
                .hasSize(4);
    }

    private static Configuration setting(String key, String value) {
        return Configuration.fromMap(Map.of(key, value));
    }

    private static LocalHistoryOption parsed(String... line) {
        var option = new LocalHistoryOption();
        new CommandLine(option).parseArgs(line);
        return option;
    }
}
