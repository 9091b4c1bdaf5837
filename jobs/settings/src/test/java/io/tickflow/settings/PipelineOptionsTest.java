package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class PipelineOptionsTest {

    @Test
    void shouldHaveDefaults() {
        var options = new OptionReader(new Configuration());

        assertThat(PipelineOptions.deployment(options))
                .isEqualTo(new Deployment("tickflow", Mode.PAPER));
        assertThat(PipelineOptions.kafka(options))
                .isEqualTo(new KafkaConfig("127.0.0.1:9092", Map.of()));
        options.throwIfInvalid();
    }

    @Test
    void shouldMapEveryOption() {
        var options =
                reader(
                        Map.of(
                                "tickflow.pipeline", "p",
                                "tickflow.mode", "DEMO",
                                "tickflow.kafka.bootstrap-servers", "a:1,b:2",
                                "tickflow.kafka.properties.security.protocol", "SSL"));

        assertThat(PipelineOptions.deployment(options)).isEqualTo(new Deployment("p", Mode.DEMO));
        assertThat(PipelineOptions.kafka(options))
                .isEqualTo(new KafkaConfig("a:1,b:2", Map.of("security.protocol", "SSL")));
        options.refuseUnknownKeys();
        options.throwIfInvalid();
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        var options =
                reader(
                        Map.of(
                                "tickflow.pipeline", " ",
                                "tickflow.mode", "LIVE",
                                "tickflow.kafka.bootstrap-servers", "broker"));
        PipelineOptions.deployment(options);
        PipelineOptions.kafka(options);

        assertThatThrownBy(options::throwIfInvalid)
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.pipeline: ' ' must not be blank")
                .hasMessageContaining("tickflow.mode: 'LIVE' is not available yet")
                .hasMessageContaining(
                        "tickflow.kafka.bootstrap-servers: 'broker' must be host:port");
    }

    @Test
    void shouldRefuseSecretsInClear() {
        String login = "org.apache.kafka.common.security.scram.ScramLoginModule required ";
        var options =
                reader(
                        Map.of(
                                "tickflow.kafka.properties.ssl.key.password",
                                "hunter2",
                                "tickflow.kafka.properties.ssl.truststore.password",
                                "${file:/run/secrets/kafka.properties:trust}",
                                "tickflow.kafka.properties.sasl.jaas.config",
                                login + "username=\"u\" password=\"hunter2\";"));
        PipelineOptions.kafka(options);

        assertThatThrownBy(options::throwIfInvalid)
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining(
                        "tickflow.kafka.properties.ssl.key.password: holds a secret in clear")
                .hasMessageContaining(
                        "tickflow.kafka.properties.sasl.jaas.config: holds a secret in clear")
                .hasMessageNotContaining("truststore")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldResolveReferencesInTheClient() {
        var options =
                reader(
                        Map.of(
                                "tickflow.kafka.properties.sasl.jaas.config",
                                "a.Module required password=\"${env:KAFKA_PASSWORD}\";"));

        assertThat(PipelineOptions.kafka(options).clientProperties())
                .containsEntry("config.providers", "file,env")
                .containsEntry(
                        "config.providers.env.class",
                        "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        options.throwIfInvalid();
    }

    private static OptionReader reader(Map<String, String> settings) {
        return new OptionReader(Configuration.fromMap(settings));
    }
}
