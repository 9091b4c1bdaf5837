package io.tickflow.operate.kafka;

import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventType;
import io.tickflow.core.event.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reader of the newest events of topics. Not thread-safe. */
public final class NewestEvents {

    private final TopicTail tail;
    private @Nullable Mode mode;
    private long modeMillis = Long.MIN_VALUE;

    public NewestEvents(TopicTail tail) {
        this.tail = tail;
    }

    /**
     * Reads the newest {@code recordsMax} events of each partition, the oldest first. Other records
     * are skipped, as in the jobs.
     */
    public <T> List<StampedEvent<T>> read(EventType<T> type, int recordsMax) {
        List<StampedEvent<T>> events = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : tail.newest(type.topic(), recordsMax)) {
            if (record.value() != null) {
                try {
                    Event<T> event = type.decode(record.value());
                    events.add(
                            new StampedEvent<>(
                                    event.body(),
                                    event.envelope().deployment(),
                                    record.timestamp(),
                                    RawRecords.placeOf(record)));
                    noteMode(event.envelope().mode(), record.timestamp());
                } catch (IOException e) {
                    // The reader of this topic counts and reports it.
                }
            }
        }
        return events;
    }

    /**
     * Passes on the newest {@code recordsMax} events of each partition as they arrive, without
     * keeping them. Their mode is not noted.
     */
    public <T> void forEach(EventType<T> type, int recordsMax, Consumer<T> each) {
        tail.newest(
                type.topic(),
                recordsMax,
                record -> {
                    if (record.value() != null) {
                        try {
                            each.accept(type.decode(record.value()).body());
                        } catch (IOException e) {
                            // The reader of this topic counts and reports it.
                        }
                    }
                },
                share -> {});
    }

    /** Mode of the newest event read so far; null if there is none. */
    public @Nullable Mode mode() {
        return mode;
    }

    private void noteMode(Mode found, long appendMillis) {
        if (appendMillis >= modeMillis) {
            modeMillis = appendMillis;
            mode = found;
        }
    }
}
