package io.tickflow.connector.kafka;

import io.tickflow.connector.net.NoAnswer;
import io.tickflow.connector.tls.TlsFault;
import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/**
 * Address and client properties of a Kafka cluster.
 *
 * @param bootstrapServers {@code host:port} separated by commas
 * @param clientProperties further properties of every client, such as security settings
 */
public record KafkaConfig(String bootstrapServers, Map<String, String> clientProperties)
        implements Serializable {

    private static final String PROPERTY = "tickflow.kafka.properties.";
    private static final String LOGIN_ADVICE =
            "Maybe the name or the password in " + PROPERTY + "sasl.jaas.config is wrong.";

    /** Copies the map. */
    public KafkaConfig {
        clientProperties = Map.copyOf(clientProperties);
    }

    /** Describes a failure to reach the brokers in one line: address, {@link #reason}. */
    public String describe(Throwable failure) {
        return "no Kafka broker answers at " + bootstrapServers + ": " + reason(failure);
    }

    /** Reason of a failure to reach the brokers, and the property to look at, in one line. */
    public String reason(Throwable failure) {
        String why = NoAnswer.why(failure);
        return TlsFault.of(failure)
                .map(fault -> why + ". " + fault.advice(files()))
                .orElse(isLoginRefused(failure) ? why + ". " + LOGIN_ADVICE : why);
    }

    private TlsFault.Files files() {
        return new TlsFault.Files(
                PROPERTY + SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                clientProperties.getOrDefault(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, ""),
                PROPERTY + SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
                clientProperties.getOrDefault(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, ""));
    }

    private static boolean isLoginRefused(Throwable failure) {
        Throwable at = failure;
        while (at != null && !(at instanceof SaslAuthenticationException)) {
            at = at.getCause();
        }
        return at != null;
    }

    /** Client properties in the form of Kafka clients. */
    public Properties properties() {
        var properties = new Properties();
        properties.putAll(clientProperties);
        return properties;
    }
}
