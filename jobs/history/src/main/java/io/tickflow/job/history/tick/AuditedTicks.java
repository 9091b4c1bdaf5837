package io.tickflow.job.history.tick;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.RawRecordDeserializer;
import io.tickflow.job.history.table.AuditedTable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Table of the feed against its topic. Not thread-safe. */
public final class AuditedTicks implements AuditedTable {

    private final String topic;
    private final TickRecorder recorder;

    /**
     * Creates the table of one feed.
     *
     * @param topic topic of the feed
     * @param clock server-time rules of the feed
     */
    public AuditedTicks(String topic, FeedClock clock) {
        this.topic = topic;
        this.recorder = new TickRecorder(clock);
    }

    @Override
    public String name() {
        return TickTable.NAME;
    }

    @Override
    public String topic() {
        return topic;
    }

    /** Rows of this topic only: another feed may have been stored, too. */
    @Override
    public String rows() {
        return "(SELECT kafka_partition, kafka_offset, event_id FROM %s WHERE topic = '%s')"
                .formatted(TickTable.NAME, topic.replace("\\", "\\\\").replace("'", "\\'"));
    }

    @Override
    public @Nullable String idOf(ConsumerRecord<byte[], byte[]> record) {
        return recorder.read(RawRecordDeserializer.raw(record)) == null
                ? null
                : record.topic() + '-' + record.partition() + '-' + record.offset();
    }
}
