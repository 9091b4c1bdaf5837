package io.tickflow.ingest.buffer;

import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.StreamId;
import java.util.List;
import java.util.Map;

/**
 * Accepted ticks of one request, stored and recovered together.
 *
 * @param streams ticks by stream
 */
public record BufferEntry(List<StreamTicks> streams) {

    public BufferEntry {
        streams = List.copyOf(streams);
    }

    /** Number of ticks. */
    public int tickCount() {
        return streams.stream().mapToInt(stream -> stream.ticks().size()).sum();
    }

    /** Advances {@code cursors} by these ticks. */
    public void advance(Map<StreamId, Cursor> cursors) {
        for (StreamTicks part : streams) {
            cursors.put(
                    part.stream(), part.after(cursors.getOrDefault(part.stream(), Cursor.START)));
        }
    }
}
