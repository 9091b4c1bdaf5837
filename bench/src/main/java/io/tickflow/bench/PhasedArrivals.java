package io.tickflow.bench;

import io.tickflow.connector.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Times the arrival of events of one type, apart for each phase of a feed. */
public final class PhasedArrivals<T> implements AutoCloseable {

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
     * @param eventTime event time of the tick behind an event
     * @param counted events that count
     * @param phases number of phases of {@code phaseTicks} ticks after the warm-up
     */
    public PhasedArrivals(
            String bootstrapServers,
            EventType<T> type,
            ToLongFunction<T> eventTime,
            Predicate<T> counted,
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
                        type.topic(),
                        record -> {
                            long now = System.nanoTime();
                            try {
                                T event = type.decode(record.value()).body();
                                newestNanos = now;
                                if (counted.test(event)) {
                                    arrived(TimedFeed.indexOf(eventTime.applyAsLong(event)), now);
                                }
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        follower.start();
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
    public List<Histogram> await() throws InterruptedException {
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
