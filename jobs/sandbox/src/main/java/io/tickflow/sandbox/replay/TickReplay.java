package io.tickflow.sandbox.replay;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.process.ProcessException;
import io.tickflow.ticks.TickFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Publishes tick files to Kafka as a bridge would: JSON with the time of the broker's server, keyed
 * by symbol, several symbols merged by time. Used once, by one thread.
 */
public final class TickReplay {

    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final ReplayConfig config;
    private final ReplayThrottle throttle;
    private final Consumer<ReplayProgress> listener;
    private long published;
    private long firstMillis;
    private long lastMillis;
    private long startNanos;
    private long progressNanos;
    private double skippedFraction;

    /**
     * Prepares a replay.
     *
     * @param processed how many ticks of this replay are processed; asked every few milliseconds
     *     while the replay waits for them, and only at {@link ReplaySpeed#MAX}
     * @param listener told about four times a second, by the thread of {@link #run}
     */
    public TickReplay(
            ReplayConfig config, LongSupplier processed, Consumer<ReplayProgress> listener) {
        this.config = config;
        this.listener = listener;
        this.throttle =
                config.speed().isMax()
                        ? new LagThrottle(config.lagMax(), processed, config.stallMax())
                        : new ClockThrottle(config.speed().factor(), System::nanoTime);
    }

    /** A replay without listener that waits for Kafka only. */
    public TickReplay(ReplayConfig config) {
        this(config, () -> Long.MAX_VALUE, progress -> {});
    }

    /**
     * Publishes everything and waits until Kafka has acknowledged it. Ends early, with an
     * incomplete result and the interrupt kept, if the thread is interrupted.
     *
     * @throws ProcessException if a file cannot be read, Kafka does not take a tick, or nothing is
     *     processed for too long
     */
    public ReplayResult run() {
        try {
            try (var ticks = new MergedTicks(config.files());
                    var publisher = new TickPublisher(config)) {
                startNanos = System.nanoTime();
                boolean complete = publish(ticks, publisher);
                return result(complete, ticks, publisher);
            }
        } catch (IOException e) {
            throw new ProcessException("cannot read the ticks: " + e, e);
        } catch (TickFileException | UncheckedIOException e) {
            throw new ProcessException("cannot read the ticks: " + e.getMessage(), e);
        } catch (KafkaException e) {
            throw new ProcessException(
                    "cannot publish to "
                            + config.topic()
                            + ": "
                            + new KafkaConfig(config.bootstrapServers(), config.producerSettings())
                                    .reason(e),
                    e);
        }
    }

    private boolean publish(MergedTicks ticks, TickPublisher publisher) throws IOException {
        Runnable whileWaiting = () -> reportIfDue(ticks);
        try {
            var first = ticks.next();
            skippedFraction = ticks.fractionRead();
            startNanos = System.nanoTime();
            for (var tick = first; tick != null; tick = ticks.next()) {
                throttle.awaitTurn(published, tick.serverLocalMillis(), whileWaiting);
                publisher.publish(tick);
                count(tick.serverLocalMillis());
                reportIfDue(ticks);
            }
            publisher.flush();
            report(1);
            return true;
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void count(long serverLocalMillis) {
        if (published++ == 0) {
            firstMillis = serverLocalMillis;
        }
        lastMillis = serverLocalMillis;
    }

    private void reportIfDue(MergedTicks ticks) {
        if (System.nanoTime() - progressNanos > PROGRESS_NANOS || progressNanos == 0) {
            report(fractionOf(ticks));
        }
    }

    /** Share of what is published at all: lines before a stated start are not. */
    private double fractionOf(MergedTicks ticks) {
        return (ticks.fractionRead() - skippedFraction) / Math.max(1e-9, 1 - skippedFraction);
    }

    private void report(double fraction) {
        progressNanos = System.nanoTime();
        Duration elapsed = Duration.ofNanos(progressNanos - startNanos);
        listener.accept(new ReplayProgress(published, fraction, lastMillis, elapsed));
    }

    private ReplayResult result(boolean complete, MergedTicks ticks, TickPublisher publisher) {
        return new ReplayResult(
                complete,
                published,
                ticks.malformedCount(),
                ticks.malformedLines(),
                published,
                publisher.publishedBySymbol(),
                firstMillis,
                lastMillis,
                Duration.ofNanos(System.nanoTime() - startNanos));
    }
}
