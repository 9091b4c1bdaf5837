package io.tickflow.connector.fix;

import io.tickflow.connector.kafka.Topics;
import java.io.Serializable;
import java.util.Map;

/**
 * Where verdicts and reports are recorded.
 *
 * @param bootstrapServers Kafka brokers, {@code host:port} separated by commas
 * @param clientProperties further properties of producer and consumer, such as security settings
 * @param ordersTopic topic of the desk's verdicts, {@code tickflow.orders}
 * @param executionsTopic topic of execution reports, {@code tickflow.executions}
 * @param readTimeoutMillis longest time that rereading both topics at open may take
 */
public record OrderLogConfig(
        String bootstrapServers,
        Map<String, String> clientProperties,
        String ordersTopic,
        String executionsTopic,
        long readTimeoutMillis)
        implements Serializable {

    public static final long READ_TIMEOUT_MILLIS = 60_000;

    public OrderLogConfig {
        clientProperties = Map.copyOf(clientProperties);
        Requirements.notBlank(bootstrapServers, "bootstrapServers");
        Requirements.notBlank(ordersTopic, "ordersTopic");
        Requirements.notBlank(executionsTopic, "executionsTopic");
        Requirements.positive(readTimeoutMillis, "readTimeoutMillis");
    }

    /** The catalogue's topics on these brokers. */
    public static OrderLogConfig on(String bootstrapServers) {
        return new OrderLogConfig(
                bootstrapServers, Map.of(), Topics.ORDERS, Topics.EXECUTIONS, READ_TIMEOUT_MILLIS);
    }
}
