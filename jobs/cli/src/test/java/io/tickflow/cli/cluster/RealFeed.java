package io.tickflow.cli.cluster;

import io.tickflow.sandbox.replay.ReplayConfig;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.replay.TickReplay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Ticks of export files, merged by time and published evenly over a given time, however the topic's
 * readers get on.
 */
final class RealFeed {

    private static final int AHEAD_MAX = 500;

    /** Longer than a broker is away. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TickReplay replay;
    private final double ticksPerNano;
    private final long startNanos = System.nanoTime();

    RealFeed(List<Path> files, String bootstrapServers, Duration duration) throws IOException {
        long ticks = 0;
        for (Path file : files) {
            ticks += rows(file);
        }
        ticksPerNano = (double) ticks / duration.toNanos();
        ReplayConfig plain = ReplayConfig.of(files, bootstrapServers, ReplaySpeed.MAX);
        var config =
                new ReplayConfig(
                        plain.files(),
                        bootstrapServers,
                        plain.topic(),
                        plain.speed(),
                        AHEAD_MAX,
                        plain.stallMax(),
                        Map.of(
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                Long.toString(PATIENCE.toMillis()),
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                Long.toString(PATIENCE.toMillis())));
        replay = new TickReplay(config, this::due, progress -> {});
    }

    /** Start of the feed, System.nanoTime. */
    long startNanos() {
        return startNanos;
    }

    /** Publishes everything and returns how many ticks Kafka has acknowledged. */
    long publish() {
        return replay.run().published();
    }

    private long due() {
        return (long) ((System.nanoTime() - startNanos) * ticksPerNano);
    }

    private static long rows(Path file) throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.US_ASCII))) {
            return reader.lines().count() - 1;
        }
    }
}
