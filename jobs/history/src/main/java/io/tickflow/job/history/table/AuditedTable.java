package io.tickflow.job.history.table;

import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Table that was copied from a topic, as an audit compares both. */
public interface AuditedTable {

    /** Name without the database. */
    String name();

    /** Topic that it is copied from. */
    String topic();

    /**
     * SQL behind FROM: rows with {@code kafka_partition}, {@code kafka_offset}, {@code event_id}.
     */
    String rows();

    /**
     * Id of the row of {@code record}; null if the table takes none of it.
     *
     * @throws IOException if the record is not one of this table
     */
    @Nullable String idOf(ConsumerRecord<byte[], byte[]> record) throws IOException;
}
