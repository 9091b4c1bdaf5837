package io.tickflow.connector.lease;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Desk of another pipeline that trades an account at present.
 *
 * @param deployment of that desk
 * @param holder readable name of its process
 */
public record AccountRival(Deployment deployment, String holder) {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 100;

    /**
     * Finds the rival of {@code pipeline}. Only a heartbeat that arrives while this method watches
     * is proof of one, as clocks of different machines are not. It watches only if the newest owner
     * is of another pipeline and did not release the account, for at most that owner's lease.
     *
     * @param topic of the leases
     * @throws IOException if the topic cannot be read
     */
    public static Optional<AccountRival> find(
            KafkaConfig kafka, String topic, String account, String pipeline)
            throws IOException, InterruptedException {
        var watch = new AccountWatch(account, pipeline);
        try (LeaseTopic leases = LeaseTopic.open(kafka, topic, READ_TIMEOUT)) {
            leases.readToEnd(watch);
            long beats = watch.beats();
            long deadlineNanos =
                    System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(watch.leaseMillis());
            while (watch.suspects() && System.nanoTime() - deadlineNanos < 0) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                leases.readToEnd(watch);
                if (watch.suspects() && watch.beats() > beats) {
                    return Optional.of(watch.rival());
                }
            }
        }
        return Optional.empty();
    }

    /** Describes the conflict for a user who starts {@code own} on {@code account}. */
    public String problem(String account, Deployment own) {
        return "tickflow.desk.account: account %s is traded by pipeline %s at this moment (%s), and this is pipeline %s. Stop that desk first, or give each deployment its own account"
                .formatted(account, deployment.pipeline(), holder, own.pipeline());
    }
}
