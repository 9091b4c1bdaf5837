package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.fix.FixTls;
import io.tickflow.connector.tls.TlsConfig;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Instruments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class TlsSettingsTest {

    @Test
    void shouldMapEveryOptionOfFix() {
        var config =
                FixOptions.read(
                        new OptionReader(
                                fix(
                                        Map.of(
                                                "tickflow.fix.tls.enabled", "true",
                                                "tickflow.fix.tls.host-name", "broker",
                                                "tickflow.fix.tls.ca-file", "/ca",
                                                "tickflow.fix.tls.certificate-file", "/c",
                                                "tickflow.fix.tls.key-file", "/k",
                                                "tickflow.fix.tls.key-password", "env:P"))),
                        Mode.DEMO,
                        Instruments.NONE);

        assertThat(config).isNotNull();
        assertThat(config.tls())
                .isEqualTo(
                        new FixTls(
                                new TlsConfig(FixTls.OPTION, "/ca", "/c", "/k", "env:P"),
                                "broker"));
    }

    @Test
    void shouldRefuseFilesThatWouldNotBeUsed() {
        var options = new OptionReader(fix(Map.of("tickflow.fix.tls.ca-file", "/ca")));
        var unused = FixOptions.read(options, Mode.DEMO, Instruments.NONE);

        assertThatThrownBy(options::throwIfInvalid)
                .hasMessageContaining("tickflow.fix.tls.enabled: is false although");
    }

    @Test
    void shouldRefusePasswordInClearAndKeyAlone() {
        Configuration settings =
                Configuration.fromMap(
                        Map.of(
                                "tickflow.flink.rest.tls.key-file", "/k",
                                "tickflow.flink.rest.tls.key-password", "secret"));

        assertThatThrownBy(() -> PipelineOptions.flinkRestOf(settings))
                .isInstanceOfSatisfying(
                        InvalidOptionsException.class,
                        e ->
                                assertThat(e.problems())
                                        .hasSize(2)
                                        .anySatisfy(
                                                problem ->
                                                        assertThat(problem)
                                                                .contains("set both or none"))
                                        .anySatisfy(
                                                problem ->
                                                        assertThat(problem)
                                                                .contains("must be a reference")
                                                                .doesNotContain("secret")));
    }

    @Test
    void shouldReadClickHouseAlone() {
        Configuration settings =
                Configuration.fromMap(
                        Map.of(
                                "tickflow.history.clickhouse.url", "https://ch:8443",
                                "tickflow.history.clickhouse.tls.ca-file", "/ca"));

        assertThat(HistoryOptions.clickHouseOf(settings).tls().caFile()).isEqualTo("/ca");
        assertThat(List.of(PipelineOptions.flinkRestOf(settings).caFile())).containsExactly("");
    }

    private static Configuration fix(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("tickflow.fix.host", "h");
        all.put("tickflow.fix.port", "1");
        all.put("tickflow.fix.sender-comp-id", "S");
        all.put("tickflow.fix.target-comp-id", "T");
        return Configuration.fromMap(all);
    }
}
