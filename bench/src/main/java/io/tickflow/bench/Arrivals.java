package io.tickflow.bench;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.signal.Signal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Times the arrival of each tick's outcome on one topic. */
final class Arrivals implements AutoCloseable {

    private static final long AWAIT_SECONDS = 60;
    private static final long HIGHEST_MICROS = 60_000_000;

    private final Follower follower;
    private final TimedFeed feed;
    private final int warmUpTicks;
    private final Histogram micros = new Histogram(HIGHEST_MICROS, 3);
    private final CountDownLatch last = new CountDownLatch(1);

    private Arrivals(
            String bootstrapServers,
            String topic,
            TimedFeed feed,
            int warmUpTicks,
            ToIntFunction<ConsumerRecord<byte[], byte[]>> indexOf) {
        this.feed = feed;
        this.warmUpTicks = warmUpTicks;
        follower =
                new Follower(
                        bootstrapServers,
                        topic,
                        record -> arrived(indexOf.applyAsInt(record), System.nanoTime()));
        follower.start();
    }

    static Arrivals ofSignals(String bootstrapServers, TimedFeed feed, int warmUpTicks) {
        return new Arrivals(
                bootstrapServers,
                EventTypes.SIGNALS.topic(),
                feed,
                warmUpTicks,
                PhasedArrivals.index(EventTypes.SIGNALS, Signal::eventTimeMillis, signal -> true));
    }

    static Arrivals ofEchoes(String bootstrapServers, TimedFeed feed, int warmUpTicks) {
        return new Arrivals(bootstrapServers, Echo.OUT, feed, warmUpTicks, Echo::index);
    }

    /** Waits for the last tick and returns latencies in microseconds, without the warm-up. */
    Histogram await() throws InterruptedException {
        if (!last.await(AWAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the last tick has not arrived");
        }
        return micros;
    }

    private void arrived(int index, long nowNanos) {
        if (index >= warmUpTicks) {
            micros.recordValue(
                    Math.min(
                            HIGHEST_MICROS,
                            Math.max(0, (nowNanos - feed.dueNanos(index)) / 1_000)));
        }
        if (index == feed.count() - 1) {
            last.countDown();
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
