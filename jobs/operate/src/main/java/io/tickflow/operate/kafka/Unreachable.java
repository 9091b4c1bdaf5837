package io.tickflow.operate.kafka;

import io.tickflow.connector.net.NoAnswer;
import io.tickflow.operate.OperationException;
import org.apache.kafka.common.KafkaException;

/** Failures to reach a server, worded for users: address, cause and advice. */
public final class Unreachable {

    private Unreachable() {}

    /** Creates the failure of a command with the option --bootstrap-servers. */
    public static OperationException kafka(String bootstrapServers, KafkaException failure) {
        return OperationException.failed(
                "no Kafka broker answers at %s: %s. Start one, or name another with --bootstrap-servers HOST:PORT"
                        .formatted(bootstrapServers, NoAnswer.why(failure)),
                failure);
    }
}
