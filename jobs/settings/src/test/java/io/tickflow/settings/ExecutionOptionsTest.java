package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.fix.FixSchedule;
import io.tickflow.connector.fix.FixSessionPlan;
import io.tickflow.connector.fix.SequenceNumbers;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.execution.paper.PaperTerms;
import io.tickflow.testkit.builder.TestInstruments;
import java.time.ZoneId;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class ExecutionOptionsTest {

    private static final KafkaConfig KAFKA = new KafkaConfig("broker:9092", Map.of());

    @Test
    void shouldNeedNothingInPaperMode() {
        assertThat(read(Map.of(), Mode.PAPER))
                .isEqualTo(
                        ExecutionConfig.paper("tickflow", "a1", OrderLogConfig.on("broker:9092")));
    }

    @Test
    void shouldMapEveryOption() {
        var config =
                read(
                        Map.ofEntries(
                                Map.entry("tickflow.execution.logon-wait", "0 ms"),
                                Map.entry("tickflow.execution.reconcile-wait", "2 s"),
                                Map.entry("tickflow.execution.status-wait", "3 s"),
                                Map.entry("tickflow.execution.silence", "1 s"),
                                Map.entry("tickflow.execution.waiting-exits-max", "4"),
                                Map.entry("tickflow.execution.open-orders-max", "5"),
                                Map.entry("tickflow.execution.remembered-orders-max", "6"),
                                Map.entry("tickflow.execution.in-flight-max", "7"),
                                Map.entry("tickflow.execution.close-timeout", "8 s"),
                                Map.entry("tickflow.execution.log-read-timeout", "9 s"),
                                Map.entry("tickflow.execution.snapshot-every", "12"),
                                Map.entry("tickflow.execution.paper-latency", "13 ms"),
                                Map.entry("tickflow.execution.paper-slippage-bps", "1.5"),
                                Map.entry("tickflow.execution.paper-tick-wait", "14 ms"),
                                Map.entry("tickflow.execution.lease", "10 s"),
                                Map.entry("tickflow.fix.host", "fix.example.com"),
                                Map.entry("tickflow.fix.port", "5001"),
                                Map.entry("tickflow.fix.sender-comp-id", "US"),
                                Map.entry("tickflow.fix.target-comp-id", "THEM"),
                                Map.entry("tickflow.fix.username", "u"),
                                Map.entry("tickflow.fix.password-file", "/run/secret"),
                                Map.entry("tickflow.fix.send-account", "true"),
                                Map.entry("tickflow.fix.heartbeat", "30 s"),
                                Map.entry("tickflow.fix.reconnect-interval", "10 s"),
                                Map.entry("tickflow.fix.reconnect-interval-max", "40 s"),
                                Map.entry("tickflow.fix.second-address", "fix2.example.com:5002"),
                                Map.entry("tickflow.fix.session-times", "SUN 17:00 - FRI 16:00"),
                                Map.entry("tickflow.fix.sequence-numbers", "CONTINUE"),
                                Map.entry("tickflow.fix.session-time-zone", "Europe/London"),
                                Map.entry("tickflow.fix.positions", "HEDGING"),
                                Map.entry("tickflow.fix.position-id-tag", "9041"),
                                Map.entry("tickflow.fix.remembers-completed-orders", "true"),
                                Map.entry("tickflow.fix.positions-file", "/run/positions.csv"),
                                Map.entry("tickflow.fix.obeys-expire-time", "true"),
                                Map.entry("tickflow.fix.write-timeout", "11 ms")),
                        Mode.DEMO);

        assertThat(config)
                .isEqualTo(
                        new ExecutionConfig(
                                "a1",
                                deployment(Mode.DEMO),
                                new OrderLogConfig(
                                        KAFKA,
                                        EventTypes.ORDERS.topic(),
                                        EventTypes.EXECUTIONS.topic(),
                                        EventTypes.CONTROL.topic(),
                                        EventTypes.LEASES.topic(),
                                        9_000,
                                        12,
                                        ""),
                                new FixConfig(
                                        "fix.example.com",
                                        5001,
                                        "US",
                                        "THEM",
                                        "u",
                                        "/run/secret",
                                        true,
                                        TestInstruments.ALL,
                                        30,
                                        10,
                                        11,
                                        null,
                                        new FixSessionPlan(
                                                "fix2.example.com",
                                                5002,
                                                40,
                                                FixSchedule.parse(
                                                                "SUN 17:00 - FRI 16:00",
                                                                ZoneId.of("Europe/London"))
                                                        .orElseThrow(),
                                                SequenceNumbers.CONTINUE),
                                        9041,
                                        new VenueProfile(true, false, "/run/positions.csv", true)),
                                new ExecutionLimits(0, 2_000, 3_000, 1_000, 4, 5, 6, 7, 8_000),
                                10_000,
                                new PaperTerms(13, 1.5, 14)));
    }

    @Test
    void shouldNameAllSessionProblemsAtOnce() {
        assertThatThrownBy(
                        () ->
                                read(
                                        Map.of(
                                                "tickflow.fix.port", "70000",
                                                "tickflow.fix.heartbeat", "5 s",
                                                "tickflow.fix.hots", "fix.example.com",
                                                "tickflow.fix.answers-positions", "true",
                                                "tickflow.fix.positions-file", "p.csv",
                                                "tickflow.execution.in-flight-max", "0",
                                                "tickflow.execution.lease", "999 ms"),
                                        Mode.DEMO))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.fix.host: is required")
                .hasMessageContaining("tickflow.fix.sender-comp-id: is required")
                .hasMessageContaining("tickflow.fix.target-comp-id: is required")
                .hasMessageContaining("tickflow.fix.port: '70000' must be 1 to 65535")
                .hasMessageContaining("tickflow.fix.heartbeat: 'PT5S' must be 10 to 30 seconds")
                .hasMessageContaining("tickflow.execution.in-flight-max: '0' must be above 0")
                .hasMessageContaining("tickflow.execution.lease: 'PT0.999S' must be 1 s to 60 s")
                .hasMessageContaining("tickflow.fix.positions-file: 'p.csv' is not read while")
                .hasMessageContaining("tickflow.fix.hots: no such option");
    }

    @Test
    void shouldRefuseHedgedAccountsWithoutPositionIds() {
        assertThatThrownBy(() -> read(Map.of("tickflow.fix.positions", "HEDGING"), Mode.DEMO))
                .hasMessageContaining("tickflow.fix.position-id-tag: is required for HEDGING");
        assertThatThrownBy(() -> read(Map.of("tickflow.fix.position-id-tag", "9041"), Mode.DEMO))
                .hasMessageContaining("only a HEDGING account has one");
    }

    @Test
    void shouldRefuseSessionsThatCannotBe() {
        assertThatThrownBy(
                        () ->
                                read(
                                        Map.of(
                                                "tickflow.fix.session-times", "weekdays",
                                                "tickflow.fix.second-address", "other"),
                                        Mode.DEMO))
                .hasMessageContaining("tickflow.fix.session-times: 'weekdays' must be like SUN")
                .hasMessageContaining("tickflow.fix.second-address: 'other' must be host:port");
    }

    private static Deployment deployment(Mode mode) {
        return new Deployment("tickflow", mode);
    }

    private static ExecutionConfig read(Map<String, String> entries, Mode mode) {
        var options = new OptionReader(Configuration.fromMap(entries));
        ExecutionConfig config =
                ExecutionOptions.read(options, "a1", deployment(mode), KAFKA, TestInstruments.ALL);
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return config;
    }
}
