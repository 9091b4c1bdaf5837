package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.Main;
import io.tickflow.process.FreePorts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** bin/tickflow status and doctor on the whole pipeline, and where nobody answers. */
@ExtendWith(PipelineExtension.class)
abstract class HealthScenario {

    private static final JsonMapper JSON = new JsonMapper();

    private record Run(int exitCode, JsonNode said) {

        JsonNode of(String field, String value) {
            JsonNode all = said.isArray() ? said : said.path("findings");
            for (JsonNode node : all) {
                if (node.path(field).asText().equals(value)) {
                    return node;
                }
            }
            throw new AssertionError("there is no " + value + " in " + said.toPrettyString());
        }

        String text() {
            return said.toPrettyString();
        }

        String level(String item) {
            return of("item", item).path("level").asText();
        }

        String outcome(String check) {
            return of("check", check).path("outcome").asText();
        }
    }

    @Test
    void shouldFindPipelineWellWhileItTrades(PipelineHarness pipeline) throws Exception {
        var feed = new SteadyFeed(pipeline, "HEALTH").warmUp();
        feed.sendUntil("an order is filled", () -> pipeline.ask(o -> o.ordersFilled()) > 0);
        List<String> status = new ArrayList<>(List.of("status", "--json"));
        status.addAll(List.of("--feed-age-max", "600", "--lag-max", "600"));
        status.addAll(addresses(pipeline));
        List<Run> last = new ArrayList<>();

        PipelineHarness.await("nothing is red")
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () -> {
                            feed.send(1);
                            last.add(0, run(status));
                            Run now = last.get(0);
                            // Flink's own collector of metrics is some seconds behind.
                            assertThat(now.level("fix")).as(now::text).isEqualTo("OK");
                            assertThat(now.exitCode()).as(now::text).isZero();
                            // Known from the first checkpoint on.
                            assertThat(
                                            now.said()
                                                    .path("kafka")
                                                    .path("lags")
                                                    .findValuesAsText("group"))
                                    .contains("tickflow-signal", "tickflow-history");
                        });

        Run seen = last.get(0);
        assertThat(seen.said().path("mode").asText()).isEqualTo("DEMO");
        assertThat(seen.said().path("kafka").path("feed").findValuesAsText("symbol"))
                .contains("HEALTH");
        assertThat(seen.said().path("kafka").path("prediction").path("modelId").asText())
                .isEqualTo(ImportedEnsemble.ID);
        assertThat(seen.level("jobs")).isEqualTo("OK");
        assertThat(seen.said().path("clickhouse").path("newestRowMillis").asLong()).isPositive();

        List<String> doctor = new ArrayList<>(List.of("doctor", "--json"));
        doctor.addAll(addresses(pipeline));
        PipelineHarness.await("no check fails")
                .untilAsserted(
                        () -> {
                            last.add(0, run(doctor));
                            Run now = last.get(0);
                            assertThat(now.said().findValuesAsText("outcome"))
                                    .as(now::text)
                                    .doesNotContain("FAIL");
                        });
        Run diagnosed = last.get(0);
        assertThat(diagnosed.exitCode()).isZero();
        for (String check :
                List.of(
                        "settings",
                        "bundle",
                        "kafka",
                        "topics",
                        "pipeline",
                        "account",
                        "clickhouse",
                        "schema",
                        "fix")) {
            assertThat(diagnosed.outcome(check)).as(check).isEqualTo("PASS");
        }
        assertThat(diagnosed.outcome("checkpoints")).isEqualTo("PASS");
        assertThat(diagnosed.outcome("fix-logon")).isEqualTo("SKIP");

        doctor.add("-Dtickflow.mode=PAPER");
        Run mismatched = run(doctor);

        assertThat(mismatched.of("check", "pipeline").path("detail").asText())
                .contains(
                        "tickflow-desk runs in mode DEMO, the settings have PAPER",
                        "tickflow-signal runs in mode DEMO, the settings have PAPER");
        assertThat(mismatched.of("check", "pipeline").path("advice").asText())
                .contains("bin/tickflow stop JOB");
        assertThat(mismatched.exitCode()).isEqualTo(1);

        Run looked =
                run(
                        List.of(
                                "doctor",
                                "feed",
                                "--json",
                                "--bootstrap-servers",
                                pipeline.sandbox().bootstrapServers()));

        assertThat(looked.exitCode()).isZero();
        assertThat(looked.said().path("symbols").findValuesAsText("symbol")).contains("HEALTH");
    }

    @Test
    void shouldSayWhoDoesNotAnswer() {
        List<Integer> ports = FreePorts.find(4);
        List<String> nobody =
                List.of(
                        "--json",
                        "--bootstrap-servers",
                        "127.0.0.1:" + ports.get(0),
                        "--clickhouse",
                        "http://127.0.0.1:" + ports.get(1),
                        "--jobmanager",
                        "http://127.0.0.1:" + ports.get(2),
                        "-Dtickflow.mode=DEMO",
                        "-Dtickflow.fix.host=127.0.0.1",
                        "-Dtickflow.fix.port=" + ports.get(3),
                        "-Dtickflow.fix.sender-comp-id=A",
                        "-Dtickflow.fix.target-comp-id=B");
        List<String> status = new ArrayList<>(List.of("status"));
        status.addAll(nobody);
        List<String> doctor = new ArrayList<>(List.of("doctor"));
        doctor.addAll(nobody);

        Run seen = run(status);
        Run diagnosed = run(doctor);

        assertThat(seen.exitCode()).isEqualTo(1);
        assertThat(seen.said().path("findings").findValuesAsText("level")).containsOnly("RED");
        assertThat(diagnosed.exitCode()).isEqualTo(1);
        for (String check : List.of("kafka", "clickhouse", "fix", "flink")) {
            assertThat(diagnosed.outcome(check)).as(check).isEqualTo("FAIL");
            assertThat(diagnosed.of("check", check).path("advice").asText()).isNotEmpty();
        }
        for (String check : List.of("topics", "clocks", "schema", "fix-logon")) {
            assertThat(diagnosed.outcome(check)).as(check).isEqualTo("SKIP");
        }
    }

    private static List<String> addresses(PipelineHarness pipeline) throws Exception {
        return List.of(
                "--bootstrap-servers",
                pipeline.sandbox().bootstrapServers(),
                "--clickhouse",
                pipeline.sandbox().clickHouseUrl(),
                "--jobmanager",
                pipeline.flinkUrl(),
                "-Dtickflow.model.bundle=" + pipeline.bundle(),
                "-Dtickflow.mode=DEMO",
                "-Dtickflow.fix.host=127.0.0.1",
                "-Dtickflow.fix.port=" + pipeline.sandbox().venuePort(),
                "-Dtickflow.fix.sender-comp-id=TICKFLOW",
                "-Dtickflow.fix.target-comp-id=VENUE");
    }

    private static Run run(List<String> arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = line.execute(arguments.toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
        try {
            return new Run(exitCode, JSON.readTree(out.toString()));
        } catch (Exception e) {
            throw new AssertionError(out.toString(), e);
        }
    }
}
