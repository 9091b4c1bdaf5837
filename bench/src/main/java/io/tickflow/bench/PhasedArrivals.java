package io.tickflow.bench;

import io.tickflow.connector.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Times the arrival of records of one topic, apart for each phase of a feed. */
final class PhasedArrivals implements AutoCloseable {

    private static final long HIGHEST_MICROS = 120_000_000;
    private static final long QUIET_MILLIS = 3_000;

    private final Follower follower;
    private final TimedFeed feed;
    private final int warmUpTicks;
    private final int phaseTicks;
    private final List<Histogram> phases;
    private volatile long newestNanos = System.nanoTime();

    /**
     * Begins to read.
     *
     * @param topic where they arrive
     * @param index index of the tick behind a record; -1 for a record that does not count
     * @param phases number of phases of {@code phaseTicks} ticks after the warm-up
     */
    PhasedArrivals(
            String bootstrapServers,
            String topic,
            ToIntFunction<ConsumerRecord<byte[], byte[]>> index,
            TimedFeed feed,
            int warmUpTicks,
            int phaseTicks,
            int phases) {
        this.feed = feed;
        this.warmUpTicks = warmUpTicks;
        this.phaseTicks = phaseTicks;
        this.phases =
                IntStream.range(0, phases).mapToObj(i -> new Histogram(HIGHEST_MICROS, 3)).toList();
        follower =
                new Follower(
                        bootstrapServers,
                        topic,
                        record -> {
                            long now = System.nanoTime();
                            newestNanos = now;
                            int tick = index.applyAsInt(record);
                            if (tick >= 0) {
                                arrived(tick, now);
                            }
                        });
        follower.start();
    }

    /** Index of the tick behind an event of one type; -1 if the event does not count. */
    static <T> ToIntFunction<ConsumerRecord<byte[], byte[]>> index(
            EventType<T> type, ToLongFunction<T> eventTime, Predicate<T> counted) {
        return record -> {
            try {
                T event = type.decode(record.value()).body();
                return counted.test(event) ? TimedFeed.indexOf(eventTime.applyAsLong(event)) : -1;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private void arrived(int index, long nowNanos) {
        int phase = Math.floorDiv(index - warmUpTicks, phaseTicks);
        if (phase >= 0 && phase < phases.size()) {
            phases.get(phase)
                    .recordValue(
                            Math.min(
                                    HIGHEST_MICROS,
                                    Math.max(0, (nowNanos - feed.dueNanos(index)) / 1_000)));
        }
    }

    /** Waits until nothing came for a while, and returns microseconds for each phase. */
    List<Histogram> await() throws InterruptedException {
        while (System.nanoTime() - newestNanos < QUIET_MILLIS * 1_000_000) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return phases;
    }

    @Override
    public void close() {
        follower.close();
    }
}
