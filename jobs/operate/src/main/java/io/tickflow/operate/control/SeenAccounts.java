package io.tickflow.operate.control;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.lease.JobGuard;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.kafka.NewestEvents;
import io.tickflow.operate.kafka.TopicTail;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;

/** Accounts that a desk or a sink has ever named, by leases and the newest verdicts. */
public final class SeenAccounts {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int ORDERS_MAX = 5_000;

    private SeenAccounts() {}

    /**
     * Reads them, in alphabetical order.
     *
     * @throws OperationException if Kafka does not answer
     */
    public static Set<String> read(KafkaConfig kafka) {
        var accounts = new TreeSet<String>();
        try (var tail = new TopicTail(kafka, TIMEOUT)) {
            var events = new NewestEvents(tail);
            events.forEach(
                    EventTypes.LEASES,
                    Integer.MAX_VALUE,
                    lease -> {
                        if (!lease.account().startsWith(JobGuard.ACCOUNT_PREFIX)) {
                            accounts.add(lease.account());
                        }
                    });
            events.forEach(EventTypes.ORDERS, ORDERS_MAX, order -> accounts.add(order.account()));
        } catch (KafkaException e) {
            throw OperationException.failed("the accounts cannot be read: " + kafka.reason(e), e);
        }
        return accounts;
    }
}
