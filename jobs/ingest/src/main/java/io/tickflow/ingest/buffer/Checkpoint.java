package io.tickflow.ingest.buffer;

import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.StreamId;
import java.util.Map;

/**
 * State of the topic at a position of the buffer: everything before it is in the topic.
 *
 * @param topic name of the topic
 * @param cluster id of the Kafka cluster
 * @param clean true if nothing was sent after it
 * @param position position in the buffer
 * @param streams ends of the streams at the position
 * @param offsets offset by partition from which on the topic may have later ticks of the buffer
 */
public record Checkpoint(
        String topic,
        String cluster,
        boolean clean,
        long position,
        Map<StreamId, Cursor> streams,
        Map<Integer, Long> offsets) {

    public Checkpoint {
        streams = Map.copyOf(streams);
        offsets = Map.copyOf(offsets);
    }
}
