package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.console.Home;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in another folder than the program's, before anything was ever started. */
class OtherFolderITCase {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BUNDLE = "models/bundles/direction-eurusd/1";

    @TempDir private Path folder;

    @Test
    void shouldFindBundleAndWaitForTables() throws Exception {
        try (ScratchFolder sandbox = ScratchFolder.create();
                ClickHouseEngine engine = ClickHouseEngine.start(sandbox, line -> {})) {
            JsonNode checks = doctor("--clickhouse", engine.url());

            assertThat(outcome(checks, "settings")).isEqualTo("PASS");
            assertThat(outcome(checks, "bundle")).isEqualTo("PASS");
            assertThat(check(checks, "bundle").path("detail").asText())
                    .startsWith(Home.resolve(BUNDLE).toString());
            assertThat(outcome(checks, "clickhouse")).isEqualTo("PASS");
            assertThat(outcome(checks, "schema")).isEqualTo("PASS");
            assertThat(outcome(checks, "checkpoints")).isEqualTo("SKIP");
        }
    }

    @Test
    void shouldFindBundleInWorkingFolder() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("mine"));
        try (var files = Files.list(Home.resolve(BUNDLE))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }

        JsonNode checks = doctor("-Dtickflow.model.bundle=mine");

        assertThat(outcome(checks, "bundle")).isEqualTo("PASS");
        assertThat(check(checks, "bundle").path("detail").asText()).startsWith(copy.toString());
    }

    private JsonNode doctor(String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of("doctor", "--json"));
        line.addAll(List.of("--bootstrap-servers", "127.0.0.1:1"));
        line.addAll(List.of(options));
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Map<String, String> nothingRuns = Map.of("XDG_STATE_HOME", folder.toString());
        try (var run =
                CliProcess.startIn(folder, logs, logs, nothingRuns, line.toArray(String[]::new))) {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
            assertThat(run.err()).doesNotContain("\tat ");
            return JSON.readTree(run.out());
        }
    }

    private static String outcome(JsonNode checks, String name) {
        return check(checks, name).path("outcome").asText();
    }

    private static JsonNode check(JsonNode checks, String name) {
        for (JsonNode check : checks) {
            if (check.path("check").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("there is no " + name + " in " + checks.toPrettyString());
    }
}
