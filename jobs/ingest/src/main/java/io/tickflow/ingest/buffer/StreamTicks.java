package io.tickflow.ingest.buffer;

import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.NumberedTick;
import io.tickflow.ingest.feed.StreamId;
import java.util.List;

/**
 * Ticks of one stream in an entry of the buffer.
 *
 * @param stream stream of the ticks
 * @param through number up to which the stream is decided; above the last tick if the terminal sent
 *     something unreadable after it
 * @param ticks ticks in rising order of their numbers
 */
public record StreamTicks(StreamId stream, long through, List<NumberedTick> ticks) {

    public StreamTicks {
        ticks = List.copyOf(ticks);
    }

    /** Cursor after these ticks. */
    public Cursor after(Cursor before) {
        Cursor cursor = before;
        for (NumberedTick tick : ticks) {
            if (tick.sequence() > cursor.sequence()) {
                cursor = cursor.after(tick);
            }
        }
        return through > cursor.sequence() ? cursor.skipTo(through) : cursor;
    }
}
