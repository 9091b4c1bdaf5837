package io.tickflow.testkit;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Captures the output of a job on a cluster in this JVM. All copies of a sink write to one list.
 *
 * @param <T> type of the records
 */
public final class CapturingSink<T> implements Sink<T> {

    private static final Map<String, Queue<Object>> CAPTURED = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    public CapturingSink() {
        queue(id);
    }

    /** Records written so far, in order of arrival. */
    @SuppressWarnings("unchecked")
    public List<T> records() {
        return (List<T>) List.copyOf(queue(id));
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(id);
    }

    private static Queue<Object> queue(String id) {
        return CAPTURED.computeIfAbsent(id, unused -> new ConcurrentLinkedQueue<>());
    }

    private record Writer<T>(String id) implements SinkWriter<T> {

        @Override
        public void write(T record, Context context) {
            queue(id).add(record);
        }

        @Override
        public void flush(boolean endOfInput) {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // The records outlive the job.
        }
    }
}
