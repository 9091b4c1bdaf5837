package io.tickflow.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.cli.Main;
import io.tickflow.cli.console.CommandException;
import io.tickflow.process.ProcessException;
import io.tickflow.sandbox.local.StackPorts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class StackDefaultsTest {

    private static final KnownStack STACK =
            new KnownStack(Path.of("/stack"), new StackPorts(1, 2, 3, 4, 5, 6, 7), true);

    private final StringWriter err = new StringWriter();

    @Test
    void shouldLendAddressesWhenNoneAreGiven() {
        assertThat(option("--clickhouse", "sql", "SELECT 1")).isEqualTo("http://127.0.0.1:3");
        assertThat(err.toString().lines()).containsExactly("using the local stack in /stack");
        assertThat(option("--jobmanager", "jobs")).isEqualTo("http://127.0.0.1:5");
        assertThat(option("--jobmanager", "status", "--json")).isEqualTo("http://127.0.0.1:5");
        assertThat(option("--bootstrap-servers", "replay", "--ticks", "EURUSD_.csv"))
                .isEqualTo("127.0.0.1:1");
        assertThat(option("--bootstrap-servers", "doctor", "feed")).isEqualTo("127.0.0.1:1");
        assertThat(option("--gateway", "status")).isEqualTo(URI.create("http://127.0.0.1:6/"));
    }

    @Test
    void shouldLendSettingsUnderExplicitOnes() {
        assertThat(settings("submit", "desk", "-Dtickflow.mode=DEMO"))
                .containsEntry("tickflow.mode", "DEMO")
                .containsEntry("tickflow.kafka.bootstrap-servers", "127.0.0.1:1")
                .containsEntry("tickflow.history.clickhouse.url", "http://127.0.0.1:3")
                .containsEntry("tickflow.fix.port", "4");
        assertThat(settings("submit", "desk", "-Dtickflow.fix.sender-comp-id=ME"))
                .containsEntry("tickflow.fix.sender-comp-id", "ME")
                .containsEntry("tickflow.fix.target-comp-id", "VENUE");
    }

    @Test
    void shouldLendNothingWhenOneAddressIsGiven() {
        assertThat(option("--jobmanager", "status", "--bootstrap-servers", "broker:9092")).isNull();
        assertThat(option("--jobmanager", "status", "--config", "tickflow.yaml")).isNull();
        assertThat(option("--clickhouse", "sql", "--work-dir", "mine", "SELECT 1")).isNull();
        assertThat(settings("submit", "desk", "--jobmanager", "http://flink:8081"))
                .doesNotContainKey("tickflow.kafka.bootstrap-servers");
        assertThat(
                        option(
                                "--jobmanager",
                                "submit",
                                "desk",
                                "-Dtickflow.kafka.bootstrap-servers=broker:9092"))
                .isNull();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldLendNothingToCommandsThatNeedNone() {
        assertThat(option("--clickhouse", "demo")).isNull();
        assertThat(option("--bootstrap-servers", "doctor", "feed", "EURUSD_.csv")).isNull();
        assertThat(option("--bootstrap-servers", "doctor", "feed", "--ticks", "EURUSD_.csv"))
                .isNull();
        assertThat(option("--bootstrap-servers", "gateway", "--new-token", "olga:operator"))
                .isNull();
        assertThat(option("--clickhouse", "sql", "--list")).isNull();
        assertThat(option("--clickhouse", "sql", "--show", "trades")).isNull();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldLendNothingToCommandsThatSteerDesks() {
        assertThat(option("--bootstrap-servers", "halt", "--reason", "x")).isNull();
        assertThat(option("--bootstrap-servers", "resume", "--reason", "x")).isNull();
        assertThat(option("--bootstrap-servers", "flatten", "--reason", "x")).isNull();
        assertThat(option("--bootstrap-servers", "retry-exits", "--reason", "x")).isNull();
        assertThat(option("--bootstrap-servers", "position", "EURUSD", "--flat", "--reason", "x"))
                .isNull();
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tickflow.kafka.bootstrap-servers, 127.0.0.1:9092, true",
        "tickflow.kafka.bootstrap-servers, broker:9092, false",
        "tickflow.history.clickhouse.url, http://127.0.0.1:8123, true",
        "tickflow.history.clickhouse.url, http://clickhouse:8123, false",
        "tickflow.fix.host, broker, false",
        "tickflow.fix.port, 9880, false",
    })
    void shouldRespectEveryServerInTheSettings(String key, String value, boolean isLeftOpen) {
        assertThat(KnownStack.isLeftOpenBy(Map.of())).isTrue();
        assertThat(KnownStack.isLeftOpenBy(Map.of(key, value))).isEqualTo(isLeftOpen);
    }

    @Test
    void shouldRefuseTheStacksClusterForOtherDeployments() {
        KnownStack usual =
                new KnownStack(Path.of("/stack"), new StackPorts(1, 2, 3, 4, 8081, 6, 7), true);

        assertThatThrownBy(
                        () ->
                                last(
                                        () -> Optional.of(usual),
                                        "submit",
                                        "desk",
                                        "-Dtickflow.kafka.bootstrap-servers=broker:9092"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("name the cluster with --jobmanager URL");
    }

    @Test
    void shouldGoOnWithoutAnUnreadableStack() {
        ParseResult last =
                last(
                        () -> {
                            throw new ProcessException("stack.json is unreadable");
                        },
                        "jobs");

        Object url = last.commandSpec().findOption("--jobmanager").getValue();
        assertThat(url).isNull();
        assertThat(err.toString()).contains("no local stack is used: stack.json is unreadable");
    }

    private Map<String, String> settings(String... line) {
        return last(line).commandSpec().findOption("-D").getValue();
    }

    private @Nullable Object option(String name, String... line) {
        return last(line).commandSpec().findOption(name).getValue();
    }

    private ParseResult last(String... line) {
        return last(() -> Optional.of(STACK), line);
    }

    private ParseResult last(Supplier<Optional<KnownStack>> stack, String... line) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        ParseResult parsed = commandLine.parseArgs(line);
        StackDefaults.apply(parsed, stack);
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last;
    }
}
