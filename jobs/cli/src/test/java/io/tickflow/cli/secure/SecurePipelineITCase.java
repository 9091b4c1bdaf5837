package io.tickflow.cli.secure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.cli.console.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The pipeline with every link encrypted, steered by commands alone: SCRAM over TLS to Kafka, a
 * password over TLS to ClickHouse, FIX and Flink with client certificates.
 */
@Tag("long")
class SecurePipelineITCase {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @SuppressWarnings("SystemOut") // the figures are the result of the test
    void shouldTradeWithEveryLinkEncrypted() throws Exception {
        try (SecureStack stack = SecureStack.start()) {
            run(stack, "topics", "create");
            for (String job : List.of("history", "desk", "signal")) {
                run(stack, "submit", job, "--jobmanager", stack.jobManager());
            }
            String replay =
                    run(
                            stack,
                            "replay",
                            "--ticks",
                            Home.resolve("testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz")
                                    .toString(),
                            "--speed",
                            "max",
                            "--json");
            long ticks = JSON.readTree(replay).path("published").asLong();
            assertThat(ticks).isPositive();

            Awaitility.await("every tick is in ClickHouse")
                    .atMost(TIMEOUT)
                    .pollInterval(Duration.ofSeconds(2))
                    .pollInSameThread()
                    .until(() -> count(stack, "features") + count(stack, "dead_letters") >= ticks);
            assertThat(count(stack, "features") + count(stack, "dead_letters")).isEqualTo(ticks);
            Awaitility.await("an order is filled by the venue")
                    .atMost(TIMEOUT)
                    .pollInterval(Duration.ofSeconds(2))
                    .pollInSameThread()
                    .until(() -> count(stack, "executions WHERE state = 'FILLED'") > 0);
            for (String table :
                    List.of("features", "predictions", "signals", "orders", "executions")) {
                System.out.println(table + ": " + count(stack, table));
            }
            System.out.println("ticks: " + ticks);
            assertHealthy(stack);
            assertRefused(stack);
            assertSecretsHidden(stack);
        }
    }

    /** Commands of each kind reach their end. */
    @SuppressWarnings("SystemOut") // docs/security.md shows what they say
    private static void assertHealthy(SecureStack stack) throws Exception {
        assertThat(run(stack, "jobs", "--jobmanager", stack.jobManager()))
                .contains("tickflow-signal")
                .contains("RUNNING");
        assertThat(run(stack, "tail", "orders", "-n", "1")).contains("decisionId");
        Awaitility.await("ClickHouse has every event")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofSeconds(2))
                .pollInSameThread()
                .until(
                        () ->
                                new CapturedCommandLine()
                                                .run(with(stack.settings(), "verify", "history"))
                                        == 0);
        JsonNode doctor =
                JSON.readTree(
                        said(
                                        stack.settings(),
                                        "doctor",
                                        "--json",
                                        "--jobmanager",
                                        stack.jobManager())
                                .out());
        for (String check : List.of("kafka", "clickhouse", "fix", "flink")) {
            assertThat(outcome(doctor, check)).as(doctor::toPrettyString).isEqualTo("PASS");
        }
        var status = said(stack.settings(), "status", "--jobmanager", stack.jobManager());
        assertThat(status.out()).contains("logged on and reconciled");
        System.out.println(status.out());
        assertThat(run(stack, "halt", "--reason", "test")).isNotEmpty();
    }

    /** With certificates of another CA each command fails, in one line that names the file. */
    @SuppressWarnings("SystemOut") // docs/security.md shows what they say
    private static void assertRefused(SecureStack stack) {
        Path foreign = stack.foreignSettings();
        String ca = "foreign";
        assertRefusal(foreign, "ssl.truststore.location", ca, "tail", "orders");
        assertRefusal(foreign, "ssl.truststore.location", ca, "topics", "check");
        assertRefusal(foreign, "ssl.truststore.location", ca, "halt", "--reason", "test");
        assertRefusal(foreign, "tickflow.history.clickhouse.tls.ca-file", ca, "sql", "SELECT 1");
        assertRefusal(
                foreign,
                "tickflow.flink.rest.tls.certificate-file",
                ca,
                "jobs",
                "--jobmanager",
                stack.jobManager());
        var doctor = said(foreign, "doctor", "--jobmanager", stack.jobManager());
        System.out.println(doctor.out());
        assertThat(doctor.out()).contains("tickflow.fix.tls.ca-file");
        // Without a file of settings this client has no certificate, and does not know the CA.
        var nobody = new CapturedCommandLine();
        assertThat(nobody.run("jobs", "--jobmanager", stack.jobManager())).isEqualTo(1);
        assertThat(nobody.err()).contains("its certificate is not signed by a CA");
    }

    @SuppressWarnings("SystemOut") // docs/security.md shows these lines
    private static void assertRefusal(Path settings, String option, String file, String... line) {
        var refused = said(settings, line);
        System.out.println(refused.err());
        assertThat(refused.err().lines().toList())
                .as(String.join(" ", line))
                .hasSize(1)
                .first()
                .asString()
                .contains(option)
                .contains(file);
    }

    /** No file of the cluster, no log and no command line has a secret in clear. */
    private static void assertSecretsHidden(SecureStack stack) throws IOException {
        List<String> secrets =
                new ArrayList<>(
                        List.of(
                                SecureStack.KAFKA_PASSWORD,
                                SecureStack.CLICKHOUSE_PASSWORD,
                                SecureStack.STORE_PASSWORD));
        secrets.add(storePassword(stack));
        assertOwners(stack.clusterRoot(), "rwx------");
        assertOwners(stack.logs().getParent(), "rwx------");
        assertOwners(stack.clusterOptions(), "rw-------");
        assertOwners(stack.clusterKey(), "rw-------");
        List<Path> searched = new ArrayList<>();
        for (Path root : List.of(stack.clusterRoot(), stack.logs())) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.toList()) {
                    if (!file.equals(stack.clusterOptions()) && holdsAny(file, secrets)) {
                        searched.add(file);
                    }
                }
            }
        }
        assertThat(searched).as("files with a secret in clear").isEmpty();
        assertThat(ProcessHandle.current().descendants().toList())
                .isNotEmpty()
                .allSatisfy(
                        process ->
                                assertThat(process.info().commandLine().orElse(""))
                                        .doesNotContain(secrets));
    }

    private static String storePassword(SecureStack stack) throws IOException {
        var password =
                Pattern.compile("keystore-password: ?'?\"?([A-Za-z0-9_-]+)")
                        .matcher(Files.readString(stack.clusterOptions()));
        assertThat(password.find()).isTrue();
        return password.group(1);
    }

    private static void assertOwners(Path file, String permissions) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .as("%s", file)
                .isEqualTo(permissions);
    }

    private static boolean holdsAny(Path file, List<String> secrets) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return secrets.stream().anyMatch(text::contains);
        } catch (NoSuchFileException e) {
            // A checkpoint that was replaced meanwhile.
            return false;
        }
    }

    private static long count(SecureStack stack, String from) throws Exception {
        String sql = "SELECT count() AS n FROM " + from;
        return JSON.readTree(run(stack, "sql", "--json", sql)).path(0).path("n").asLong();
    }

    private static String outcome(JsonNode doctor, String check) {
        for (JsonNode result : doctor) {
            if (result.path("check").asText().equals(check)) {
                return result.path("outcome").asText();
            }
        }
        return "";
    }

    private static String run(SecureStack stack, String... line) {
        var command = new CapturedCommandLine();
        int exitCode = command.run(with(stack.settings(), line));
        assertThat(exitCode)
                .as("%s: %s%s", String.join(" ", line), command.out(), command.err())
                .isZero();
        return command.out();
    }

    private static CapturedCommandLine said(Path settings, String... line) {
        var command = new CapturedCommandLine();
        int unused = command.run(with(settings, line));
        return command;
    }

    private static String[] with(Path settings, String... line) {
        List<String> all = new ArrayList<>(List.of(line));
        all.add("--config");
        all.add(settings.toString());
        return all.toArray(String[]::new);
    }
}
