package io.tickflow.ingest.ledger;

import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.Intake;
import io.tickflow.ingest.feed.Refusal;
import io.tickflow.ingest.feed.StreamId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Position of each stream in the disk buffer and in the topic, with counts. Thread-safe. */
public final class Ledger {

    private final Map<StreamId, Cursor> accepted = new HashMap<>();
    private final Map<StreamId, Long> acknowledged = new HashMap<>();
    private final Map<StreamId, Long> written = new HashMap<>();
    private final Map<Refusal, Long> refusedTicks = new EnumMap<>(Refusal.class);
    private long receivedTicks;
    private long acceptedTicks;
    private long repeatedTicks;
    private long recoveredTicks;
    private long writtenTicks;

    /**
     * Restores the positions of before a restart.
     *
     * @param acceptedBefore ends of the streams in the disk buffer
     * @param writtenBefore ends of the streams in the topic, as far as known
     * @param waiting number of ticks between the two
     */
    public synchronized void restore(
            Map<StreamId, Cursor> acceptedBefore,
            Map<StreamId, Cursor> writtenBefore,
            long waiting) {
        accepted.putAll(acceptedBefore);
        writtenBefore.forEach(
                (stream, cursor) -> {
                    acknowledged.put(stream, cursor.sequence());
                    written.put(stream, cursor.sequence());
                });
        recoveredTicks += waiting;
    }

    /** End of the accepted ticks of a stream. */
    public synchronized Cursor accepted(StreamId stream) {
        return accepted.getOrDefault(stream, Cursor.START);
    }

    /** Ends of the accepted ticks of all streams. */
    public synchronized Map<StreamId, Cursor> accepted() {
        return Map.copyOf(accepted);
    }

    /** Number up to which all accepted ticks of a stream are in the topic. */
    public synchronized long acknowledged(StreamId stream) {
        return acknowledged.getOrDefault(stream, 0L);
    }

    /** Records a decision; accepted ticks are in the disk buffer. */
    public synchronized void record(StreamId stream, Intake intake) {
        accepted.put(stream, intake.cursor());
        acceptedTicks += intake.accepted().size();
        repeatedTicks += intake.repeated();
        receivedTicks += intake.accepted().size() + intake.repeated();
        intake.refused().forEach(this::recordRefused);
    }

    /** Records ticks that are refused without a change of any stream. */
    public synchronized void recordRefused(Refusal reason, int ticks) {
        receivedTicks += ticks;
        refusedTicks.merge(reason, (long) ticks, Long::sum);
    }

    /** Records a tick in the topic, in the order of its stream. Counts each number once. */
    public synchronized void onWritten(StreamId stream, long sequence) {
        if (sequence > written.getOrDefault(stream, 0L)) {
            written.put(stream, sequence);
            writtenTicks++;
        }
    }

    /** Returns true if Kafka has acknowledged the tick of this number. */
    public synchronized boolean isWritten(StreamId stream, long sequence) {
        return sequence <= written.getOrDefault(stream, 0L);
    }

    /** Records that all ticks through this number are in the topic. */
    public synchronized void onAcknowledged(StreamId stream, long through) {
        acknowledged.merge(stream, through, Math::max);
        notifyAll();
    }

    /**
     * Waits until the topic has all ticks through these numbers.
     *
     * @return false if it does not after {@code millisMax}
     */
    public synchronized boolean awaitAcknowledged(Map<StreamId, Long> through, long millisMax)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millisMax);
        while (!isAcknowledged(through)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private boolean isAcknowledged(Map<StreamId, Long> through) {
        return through.entrySet().stream()
                .allMatch(
                        wanted ->
                                acknowledged.getOrDefault(wanted.getKey(), 0L)
                                        >= wanted.getValue());
    }

    /** Counts at one moment. */
    public synchronized Counts counts() {
        return new Counts(
                receivedTicks,
                acceptedTicks,
                repeatedTicks,
                refusedTicks,
                recoveredTicks,
                writtenTicks,
                acceptedTicks + recoveredTicks - writtenTicks);
    }
}
