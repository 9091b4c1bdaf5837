package io.tickflow.connector.orderlog;

import io.tickflow.connector.kafka.KafkaConfig;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of one partition record by record, from an offset to its end at the time of
 * opening. Holds one batch at a time. Not thread-safe.
 */
final class TopicCursor implements SideBySide.Cursor, AutoCloseable {

    private final TopicReader reader;
    private final long end;
    private final Queue<ConsumerRecord<byte[], byte[]>> batch = new ArrayDeque<>();

    private TopicCursor(TopicReader reader, long end) {
        this.reader = reader;
        this.end = end;
    }

    /**
     * Opens a cursor that waits up to {@code timeoutMillis} for each next record.
     *
     * @throws IOException if the topic does not exist or Kafka does not answer
     */
    static TopicCursor open(KafkaConfig kafka, String topic, long from, long timeoutMillis)
            throws IOException {
        TopicReader reader = TopicReader.open(kafka, timeoutMillis);
        try {
            return new TopicCursor(reader, reader.begin(topic, from));
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /**
     * The next record, of another batch if this one is used up; null at the end.
     *
     * @throws IOException if it cannot be read in the time allowed
     */
    @Override
    public @Nullable ConsumerRecord<byte[], byte[]> peek() throws IOException {
        if (batch.isEmpty()) {
            // The other topic may have been read for a long time.
            reader.waitAnew();
        }
        while (batch.isEmpty() && reader.isBefore(end)) {
            reader.readOn(
                    record -> {
                        if (record.offset() < end) {
                            batch.add(record);
                        }
                    });
        }
        return batch.peek();
    }

    @Override
    public void advance() {
        batch.remove();
    }

    /**
     * Moves behind {@code mark}, at whose last record this was opened; returns false if that is
     * another record, as in a topic that was created anew.
     */
    boolean skip(LogMark mark) throws IOException {
        if (mark.equals(LogMark.START)) {
            return true;
        }
        ConsumerRecord<byte[], byte[]> record = peek();
        if (record == null || !mark.isBehind(record)) {
            return false;
        }
        advance();
        return true;
    }

    @Override
    public void close() {
        reader.close();
    }
}
