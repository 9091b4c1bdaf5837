package io.tickflow.ingest.ledger;

import io.tickflow.ingest.feed.Refusal;
import java.util.EnumMap;
import java.util.Map;

/**
 * Numbers of ticks since the start of the gateway. They add up: received = accepted + repeated +
 * refused, and accepted + recovered = written + waiting.
 *
 * @param received elements of readable batches
 * @param accepted new ticks in the disk buffer
 * @param repeated ticks accepted before, not stored again
 * @param refused refused ticks by reason
 * @param recovered ticks found in the disk buffer at the start
 * @param written ticks acknowledged by Kafka
 * @param waiting ticks in the disk buffer that Kafka has not acknowledged
 */
public record Counts(
        long received,
        long accepted,
        long repeated,
        Map<Refusal, Long> refused,
        long recovered,
        long written,
        long waiting) {

    public Counts {
        var copy = new EnumMap<Refusal, Long>(Refusal.class);
        copy.putAll(refused);
        refused = copy;
    }

    /** Sum of refused ticks. */
    public long refusedSum() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
