package io.tickflow.ingest.topic;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.net.NoAnswer;
import io.tickflow.ingest.buffer.Checkpoint;
import io.tickflow.ingest.buffer.CheckpointFile;
import io.tickflow.ingest.buffer.StreamTicks;
import io.tickflow.ingest.buffer.TickBuffer;
import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.NumberedTick;
import io.tickflow.ingest.feed.StreamId;
import io.tickflow.ingest.ledger.Ledger;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Thread that sends buffered ticks to the topic, each once. After a failure, and after a start that
 * does not follow an orderly end, it first reads in the topic how far it had come.
 */
public final class TopicWriter implements AutoCloseable {

    private static final int TICKS_IN_FLIGHT_MAX = 20_000;
    private static final long WAIT_MILLIS = 50;
    private static final long RETRY_MILLIS = 1_000;
    private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final KafkaConfig kafka;
    private final String topic;
    private final TickBuffer buffer;
    private final CheckpointFile file;
    private final Ledger ledger;
    private final Progress progress;
    private final Consumer<Exception> onDiskFailure;
    private final Thread thread = new Thread(this::run, "topic-writer");
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private volatile boolean stopping;
    private volatile long drainUntilNanos;
    private long checkpointNanos;

    /**
     * Creates a writer that continues from {@code start}.
     *
     * @param onDiskFailure told if buffer or checkpoint fail; the writer has ended then
     */
    public TopicWriter(
            KafkaConfig kafka,
            TickBuffer buffer,
            CheckpointFile file,
            Ledger ledger,
            Checkpoint start,
            Consumer<Exception> onDiskFailure) {
        this.kafka = kafka;
        this.topic = start.topic();
        this.buffer = buffer;
        this.file = file;
        this.ledger = ledger;
        this.progress = new Progress(start);
        this.onDiskFailure = onDiskFailure;
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** Reason for which Kafka takes no ticks at present; null if it does. */
    public @Nullable String trouble() {
        return trouble.get();
    }

    private void run() {
        try {
            while (!stopping) {
                try {
                    write();
                } catch (KafkaException e) {
                    trouble.set(NoAnswer.why(e));
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            onDiskFailure.accept(e);
        }
    }

    private void pause() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
        while (!stopping && System.nanoTime() - until < 0) {
            Thread.sleep(WAIT_MILLIS);
        }
    }

    private void write() throws IOException, InterruptedException {
        Map<StreamId, Cursor> found = found();
        progress.setClean(false);
        checkpoint();
        var flights = new Flights(progress, ledger);
        try (var producer = new TickProducer(kafka, topic, flights)) {
            trouble.set(null);
            pump(producer, flights, found);
            producer.finish();
            progress.setClean(flights.isEmpty());
        } finally {
            checkpoint();
        }
    }

    private Map<StreamId, Cursor> found() {
        if (progress.isClean()) {
            return progress.topicPosition().streams();
        }
        try (var scan = new TopicScan(kafka, topic, QUIET, () -> stopping)) {
            return scan.read(progress.topicPosition()).streams();
        }
    }

    private void pump(TickProducer producer, Flights flights, Map<StreamId, Cursor> found)
            throws IOException, InterruptedException {
        long position = progress.position();
        while (!isDone(position, flights)) {
            flights.throwIfFailed();
            watch(producer);
            if (System.nanoTime() - checkpointNanos >= CHECKPOINT_NANOS) {
                checkpoint();
            }
            if (!flights.awaitFewerThan(TICKS_IN_FLIGHT_MAX, WAIT_MILLIS)) {
                continue;
            }
            TickBuffer.Stored stored = buffer.read(position);
            if (stored == null) {
                buffer.awaitEntry(position, WAIT_MILLIS);
            } else {
                send(producer, flights, stored, found);
                position = stored.end();
            }
        }
    }

    private void watch(TickProducer producer) {
        trouble.set(producer.isStuck() ? "no answer for some seconds" : null);
    }

    private boolean isDone(long position, Flights flights) {
        return stopping
                && (System.nanoTime() - drainUntilNanos >= 0
                        || (position == buffer.end() && flights.isEmpty()));
    }

    private void send(
            TickProducer producer,
            Flights flights,
            TickBuffer.Stored stored,
            Map<StreamId, Cursor> found) {
        int toSend = 0;
        for (StreamTicks part : stored.entry().streams()) {
            for (NumberedTick tick : part.ticks()) {
                if (isInTopic(part.stream(), tick, found)) {
                    ledger.onWritten(part.stream(), tick.sequence());
                } else {
                    toSend++;
                }
            }
        }
        Flights.Flight flight = flights.add(stored, toSend);
        for (StreamTicks part : stored.entry().streams()) {
            for (NumberedTick tick : part.ticks()) {
                if (!isInTopic(part.stream(), tick, found)) {
                    // Nothing may follow a tick that was not sent.
                    flights.throwIfFailed();
                    producer.send(flight, part.stream(), tick);
                }
            }
        }
    }

    private static boolean isInTopic(
            StreamId stream, NumberedTick tick, Map<StreamId, Cursor> found) {
        return tick.sequence() <= found.getOrDefault(stream, Cursor.START).sequence();
    }

    private void checkpoint() throws IOException {
        checkpointNanos = System.nanoTime();
        Checkpoint now = progress.checkpoint();
        file.write(now);
        buffer.dropBefore(now.position());
    }

    /** Waits a bounded time until all ticks are in the topic, and ends the thread. */
    @Override
    public void close() {
        drainUntilNanos = System.nanoTime() + CLOSE_MAX.toNanos();
        stopping = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
