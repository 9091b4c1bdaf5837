package io.tickflow.operate.savepoint;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.operate.OperationException;
import java.util.function.Consumer;

/**
 * Check before a job starts from a snapshot: its topic must have the ticks that follow. A rollout
 * that was left for days, or the old checkpoint of a failing job, may be behind the retention.
 */
public final class SnapshotOffsets {

    private final KafkaConfig kafka;
    private final String topic;
    private final boolean acceptLost;
    private final Consumer<String> notes;

    /**
     * Creates a check.
     *
     * @param kafka as this machine reaches it
     * @param topic topic of the ticks
     * @param acceptLost true to go on without ticks that are gone
     * @param notes told what is lost, and what cannot be checked from here
     */
    public SnapshotOffsets(
            KafkaConfig kafka, String topic, boolean acceptLost, Consumer<String> notes) {
        this.kafka = kafka;
        this.topic = topic;
        this.acceptLost = acceptLost;
        this.notes = notes;
    }

    /**
     * Checks, as far as this machine sees the snapshot and Kafka.
     *
     * @throws OperationException naming every range that is gone, unless that is accepted
     */
    public void require(String snapshot) {
        if (!SavepointCheck.isReadable(snapshot)) {
            notes.accept(snapshot + " cannot be read from here, so its offsets were not compared");
            return;
        }
        try {
            OffsetReport report = OffsetCheck.ofFeed(snapshot, topic, kafka);
            report.require(acceptLost);
            report.lost().forEach(range -> notes.accept("accepted: " + range.text()));
        } catch (OperationException e) {
            if (e.kind() == OperationException.Kind.INVALID) {
                throw e;
            }
            notes.accept("the offsets of the snapshot were not compared: " + e.getMessage());
        }
    }
}
