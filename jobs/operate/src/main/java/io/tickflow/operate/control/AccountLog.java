package io.tickflow.operate.control;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.event.Mode;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.kafka.TopicTail;
import io.tickflow.settings.DeskAddress;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/** Complete log of a desk. */
public final class AccountLog {

    /** Longest wait for a broker to answer at all. */
    private static final Duration CONTACT = Duration.ofSeconds(10);

    private AccountLog() {}

    /**
     * Passes the complete log of one mode to {@code reader}.
     *
     * @throws OperationException if it cannot be read; after ten seconds, if no broker answers
     */
    public static void read(DeskAddress desk, Mode mode, DeskLog.Reader reader) {
        var config =
                new OrderLogConfig(
                        desk.kafka(),
                        EventTypes.ORDERS.topic(),
                        EventTypes.EXECUTIONS.topic(),
                        EventTypes.CONTROL.topic(),
                        EventTypes.LEASES.topic(),
                        OrderLogConfig.READ_TIMEOUT_MILLIS);
        requireBroker(desk.kafka());
        try {
            var unused = new KafkaDeskLog(config, mode).read(LogPosition.START, reader);
        } catch (IOException e) {
            throw OperationException.failed(
                    "the log of orders cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireBroker(KafkaConfig kafka) {
        try (var tail = new TopicTail(kafka, CONTACT)) {
            int unused = tail.partitionCount(EventTypes.ORDERS.topic());
        } catch (KafkaException e) {
            throw OperationException.failed(
                    kafka.describe(e) + ". Maybe start it, or name another broker", e);
        }
    }
}
