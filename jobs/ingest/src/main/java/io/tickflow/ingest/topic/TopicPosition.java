package io.tickflow.ingest.topic;

import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.StreamId;
import java.util.Map;

/**
 * Contents of the topic, as far as the gateway has written it.
 *
 * @param streams end of each stream
 * @param offsets end offset of each partition
 */
public record TopicPosition(Map<StreamId, Cursor> streams, Map<Integer, Long> offsets) {

    public TopicPosition {
        streams = Map.copyOf(streams);
        offsets = Map.copyOf(offsets);
    }
}
