package io.tickflow.ingest.topic;

import io.tickflow.ingest.buffer.StreamTicks;
import io.tickflow.ingest.buffer.TickBuffer;
import io.tickflow.ingest.feed.StreamId;
import io.tickflow.ingest.ledger.Ledger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Entries that were sent and are not acknowledged as a whole, in the order of the buffer.
 * Thread-safe.
 */
final class Flights {

    private final Progress progress;
    private final Ledger ledger;
    private final Deque<Flight> flights = new ArrayDeque<>();
    private int ticks;
    private @Nullable Exception failure;

    Flights(Progress progress, Ledger ledger) {
        this.progress = progress;
        this.ledger = ledger;
    }

    /** Entry in flight. */
    static final class Flight {
        private final TickBuffer.Stored stored;
        private final Map<Integer, Long> ends = new HashMap<>();
        private int left;

        private Flight(TickBuffer.Stored stored, int left) {
            this.stored = stored;
            this.left = left;
        }
    }

    /** Adds an entry of which {@code toSend} ticks are to be sent. */
    synchronized Flight add(TickBuffer.Stored stored, int toSend) {
        var flight = new Flight(stored, toSend);
        flights.add(flight);
        ticks += toSend;
        land();
        return flight;
    }

    /** Records the answer to one tick. */
    synchronized void onWritten(
            Flight flight, StreamId stream, long sequence, RecordMetadata metadata) {
        if (failure != null) {
            return;
        }
        ledger.onWritten(stream, sequence);
        flight.ends.merge(metadata.partition(), metadata.offset() + 1, Math::max);
        flight.left--;
        ticks--;
        land();
        notifyAll();
    }

    /** Ends all flights: the topic tells which of them have arrived. */
    synchronized void onFailure(Exception reason) {
        if (failure == null) {
            failure = reason;
        }
        notifyAll();
    }

    synchronized void throwIfFailed() {
        if (failure instanceof KafkaException known) {
            throw known;
        }
        if (failure != null) {
            throw new KafkaException(failure);
        }
    }

    /** Waits until fewer than {@code ticksMax} ticks are in flight, for a bounded time. */
    synchronized boolean awaitFewerThan(int ticksMax, long millisMax) throws InterruptedException {
        if (ticks >= ticksMax && failure == null) {
            TimeUnit.MILLISECONDS.timedWait(this, millisMax);
        }
        return ticks < ticksMax;
    }

    synchronized boolean isEmpty() {
        return flights.isEmpty();
    }

    private void land() {
        for (Flight first = flights.peek();
                first != null && first.left == 0;
                first = flights.peek()) {
            flights.remove();
            progress.fold(first.stored, first.ends);
            for (StreamTicks part : first.stored.entry().streams()) {
                ledger.onAcknowledged(part.stream(), part.through());
            }
        }
    }
}
