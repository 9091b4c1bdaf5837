package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.Main;
import io.tickflow.cli.cluster.LocalDeployment.Verdict;
import io.tickflow.cli.console.Home;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.InvalidOptionsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Two deployments on one Kafka and one ClickHouse, each with a Flink cluster of its own, on the
 * same interleaved ticks: neither notices the other.
 */
@Tag("long")
class SharedKafkaITCase {

    private static final String GOLD = "gold";
    private static final String SILVER = "silver";

    private record Digests(String features, String signals, int decisions, int candidates) {}

    @Test
    void shouldKeepDeploymentsApart() throws Exception {
        Digests goldAlone = alone(GOLD);
        Digests silverAlone = alone(SILVER);
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.everything(), line -> {});
                var gold = LocalDeployment.start(GOLD, sandbox);
                var silver = LocalDeployment.start(SILVER, sandbox)) {
            long published = InterleavedTicks.publish(sandbox.bootstrapServers());

            assertThat(digests(gold, published)).isEqualTo(goldAlone);
            assertThat(digests(silver, published)).isEqualTo(silverAlone);
            assertNoForeignVerdict(gold, silver);
            assertRowsApart(sandbox, gold, silver);
            assertHealthApart(gold, silver);
            assertRivalRefused(gold);
        }
    }

    private static Digests alone(String pipeline) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.everything(), line -> {});
                var deployment = LocalDeployment.start(pipeline, sandbox)) {
            return digests(deployment, InterleavedTicks.publish(sandbox.bootstrapServers()));
        }
    }

    private static Digests digests(LocalDeployment deployment, long published) throws Exception {
        DecisionLog log = deployment.decided(published);
        assertThat(log.contradictions()).isEmpty();
        assertThat(log.candidates()).isNotEmpty();
        return new Digests(
                log.featuresDigest(),
                log.signalsDigest(),
                log.decisionCount(),
                log.candidates().size());
    }

    /** Each desk decides on each candidate of its own pipeline and on nothing else. */
    private static void assertNoForeignVerdict(LocalDeployment gold, LocalDeployment silver)
            throws Exception {
        assertThat(gold.decisions().candidates())
                .doesNotContainAnyElementsOf(silver.decisions().candidates());
        for (LocalDeployment own : List.of(gold, silver)) {
            List<Verdict> entries = own.judged();

            assertThat(entries).extracting(Verdict::pipeline).containsOnly(own.pipeline());
            assertThat(entries)
                    .extracting(Verdict::decisionId)
                    .containsExactlyInAnyOrderElementsOf(own.decisions().candidates());
            assertThat(entries).extracting(Verdict::verdict).contains(DeskVerdict.APPROVED);
        }
    }

    private static void assertRowsApart(
            Sandbox sandbox, LocalDeployment gold, LocalDeployment silver) throws Exception {
        Map<String, Long> features = new TreeMap<>();
        Map<String, Long> entries = new TreeMap<>();
        Map<String, Long> letters = new TreeMap<>();
        for (LocalDeployment own : List.of(gold, silver)) {
            features.put(own.pipeline(), (long) own.decisions().decisionCount());
            entries.put(own.pipeline(), (long) own.decisions().candidates().size());
            letters.put(own.pipeline(), own.decisions().refusedCount());
        }
        LocalDeployment.await("ClickHouse has every row, each under its pipeline")
                .untilAsserted(
                        () -> {
                            assertThat(rows(sandbox, "features FINAL WHERE 1")).isEqualTo(features);
                            assertThat(rows(sandbox, "orders FINAL WHERE leg = 'ENTRY'"))
                                    .isEqualTo(entries);
                            assertThat(rows(sandbox, "dead_letters FINAL WHERE 1"))
                                    .isEqualTo(letters);
                        });
        assertThat(
                        rows(
                                sandbox,
                                "orders AS verdict FINAL INNER JOIN signals AS signal FINAL"
                                        + " ON verdict.decision_id = signal.decision_id"
                                        + " WHERE verdict.pipeline != signal.pipeline"))
                .isEmpty();
    }

    private static Map<String, Long> rows(Sandbox sandbox, String from) throws Exception {
        String pipeline = from.contains("AS verdict") ? "verdict.pipeline" : "pipeline";
        try (var connection =
                        DriverManager.getConnection(
                                sandbox.clickHouseJdbcUrl(ClickHouseConfig.DATABASE));
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT %s AS name, count() FROM %s GROUP BY name"
                                        .formatted(pipeline, from))) {
            Map<String, Long> counts = new TreeMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        }
    }

    /** A halt of one account is shown by its own deployment only. */
    private static void assertHealthApart(LocalDeployment gold, LocalDeployment silver)
            throws Exception {
        run(gold, "halt", "--reason", "test");

        assertThat(text(of(run(gold, "status"), "findings", "item", "entries")))
                .contains("halted by");
        JsonNode status = run(silver, "status");
        assertThat(text(of(status, "findings", "item", "entries"))).isEqualTo("not halted");
        assertThat(of(status, "findings", "item", "verdicts").path("level").asText())
                .as(status::toPrettyString)
                .isEqualTo("OK");
        for (LocalDeployment own : List.of(gold, silver)) {
            JsonNode doctor = run(own, "doctor");
            for (String check : List.of("pipeline", "account")) {
                assertThat(of(doctor, "", "check", check).path("outcome").asText())
                        .as(doctor::toPrettyString)
                        .isEqualTo("PASS");
            }
        }
    }

    /** A desk of a third pipeline does not start on an account that is traded. */
    private static void assertRivalRefused(LocalDeployment gold) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--config");
        arguments.add(Home.resolve("flink-conf/tickflow.yaml").toString());
        gold.addresses().forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.removeIf(argument -> argument.startsWith("-Dtickflow.pipeline="));
        arguments.add("-Dtickflow.pipeline=bronze");

        assertThatThrownBy(() -> DeskJob.main(arguments.toArray(String[]::new)))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining(
                        "account %s is traded by pipeline gold at this moment"
                                .formatted(gold.account()))
                .hasMessageContaining("give each deployment its own account");
    }

    private static JsonNode run(LocalDeployment deployment, String command, String... options)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command, "--json"));
        arguments.addAll(List.of(options));
        if (!command.equals("halt")) {
            arguments.addAll(List.of("--jobmanager", deployment.webUrl()));
            arguments.add("-Dtickflow.model.bundle=" + Home.resolve(LocalDeployment.BUNDLE));
        }
        deployment.addresses().forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        var unused = line.execute(arguments.toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
        return new JsonMapper().readTree(out.toString());
    }

    private static JsonNode of(JsonNode said, String list, String field, String value) {
        for (JsonNode node : list.isEmpty() ? said : said.path(list)) {
            if (node.path(field).asText().equals(value)) {
                return node;
            }
        }
        throw new AssertionError("there is no " + value + " in " + said.toPrettyString());
    }

    private static String text(JsonNode finding) {
        return finding.path("text").asText();
    }
}
