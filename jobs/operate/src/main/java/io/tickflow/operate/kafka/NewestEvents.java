package io.tickflow.operate.kafka;

import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventType;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reader of the newest events of topics. Not thread-safe. */
public final class NewestEvents {

    private final TopicTail tail;
    private final @Nullable OwnEvents own;
    private @Nullable Mode mode;
    private long modeMillis = Long.MIN_VALUE;

    /** Creates a reader of the events of any deployment. */
    public NewestEvents(TopicTail tail) {
        this(tail, null);
    }

    /** Creates a reader of the events of one deployment; of any if {@code own} is null. */
    public NewestEvents(TopicTail tail, @Nullable OwnEvents own) {
        this.tail = tail;
        this.own = own;
    }

    /**
     * Reads the newest {@code recordsMax} records of each partition, the oldest first, and keeps
     * the events of the pipeline. Records that are no events are skipped, as in the jobs.
     */
    public <T> EventTail<T> read(EventType<T> type, int recordsMax) {
        return read(type, recordsMax, body -> "");
    }

    /**
     * Reads the same events and those of the account.
     *
     * @param accountOf account of an event
     */
    public <T> EventTail<T> read(EventType<T> type, int recordsMax, Function<T, String> accountOf) {
        List<StampedEvent<T>> events = new ArrayList<>();
        List<ConsumerRecord<byte[], byte[]>> records = tail.newest(type.topic(), recordsMax);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() != null) {
                try {
                    Event<T> event = type.decode(record.value());
                    Deployment writer = event.envelope().deployment();
                    if (own == null || own.isOf(writer, accountOf.apply(event.body()))) {
                        events.add(
                                new StampedEvent<>(
                                        event.body(),
                                        writer,
                                        record.timestamp(),
                                        RawRecords.placeOf(record)));
                    }
                    if (own == null || own.isOfPipeline(writer)) {
                        noteMode(writer.mode(), record.timestamp());
                    }
                } catch (IOException e) {
                    // The reader of this topic counts and reports it.
                }
            }
        }
        boolean cut = records.size() >= recordsMax;
        return new EventTail<>(events, cut ? records.get(0).timestamp() : Long.MIN_VALUE);
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

    /** Mode of the newest event of the pipeline read so far; null if there is none. */
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
