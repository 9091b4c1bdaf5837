package io.tickflow.ingest.topic;

import io.tickflow.ingest.buffer.Checkpoint;
import io.tickflow.ingest.buffer.TickBuffer;
import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.StreamId;
import java.util.HashMap;
import java.util.Map;

/** Position of the buffer up to which everything is in the topic. Thread-safe. */
final class Progress {

    private final String topic;
    private final String cluster;
    private final Map<StreamId, Cursor> streams;
    private final Map<Integer, Long> offsets;
    private long position;
    private boolean clean;

    Progress(Checkpoint start) {
        topic = start.topic();
        cluster = start.cluster();
        streams = new HashMap<>(start.streams());
        offsets = new HashMap<>(start.offsets());
        position = start.position();
        clean = start.clean();
    }

    /** Advances past an entry that is in the topic. */
    synchronized void fold(TickBuffer.Stored stored, Map<Integer, Long> ends) {
        stored.entry().advance(streams);
        position = stored.end();
        ends.forEach((partition, end) -> offsets.merge(partition, end, Math::max));
    }

    synchronized void setClean(boolean clean) {
        this.clean = clean;
    }

    synchronized boolean isClean() {
        return clean;
    }

    synchronized long position() {
        return position;
    }

    synchronized TopicPosition topicPosition() {
        return new TopicPosition(streams, offsets);
    }

    synchronized Checkpoint checkpoint() {
        return new Checkpoint(topic, cluster, clean, position, streams, offsets);
    }
}
