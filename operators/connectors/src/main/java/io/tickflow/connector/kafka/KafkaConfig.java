package io.tickflow.connector.kafka;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;

/**
 * Address and client properties of a Kafka cluster.
 *
 * @param bootstrapServers {@code host:port} separated by commas
 * @param clientProperties further properties of every client, such as security settings
 */
public record KafkaConfig(String bootstrapServers, Map<String, String> clientProperties)
        implements Serializable {

    /** Copies the map. */
    public KafkaConfig {
        clientProperties = Map.copyOf(clientProperties);
    }

    /** Client properties in the form of Kafka clients. */
    public Properties properties() {
        var properties = new Properties();
        properties.putAll(clientProperties);
        return properties;
    }
}
