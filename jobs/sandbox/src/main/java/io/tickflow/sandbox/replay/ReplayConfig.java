package io.tickflow.sandbox.replay;

import io.tickflow.connector.topic.Topics;
import io.tickflow.ticks.TickFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Files, destination and speed of a replay.
 *
 * @param files with their symbols
 * @param bootstrapServers of Kafka
 * @param topic to publish to
 * @param speed of the replay
 * @param lagMax at {@link ReplaySpeed#MAX}, how many ticks may be published but not yet processed
 * @param stallMax how long nothing may be processed before the replay gives up
 * @param producerSettings further settings of the Kafka producer
 */
public record ReplayConfig(
        List<TickFile> files,
        String bootstrapServers,
        String topic,
        ReplaySpeed speed,
        int lagMax,
        Duration stallMax,
        Map<String, String> producerSettings) {

    private static final int LAG_MAX_DEFAULT = 5_000;
    private static final Duration STALL_MAX_DEFAULT = Duration.ofMinutes(2);

    public ReplayConfig {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no file to replay");
        }
        if (lagMax < 1) {
            throw new IllegalArgumentException("lagMax is at least 1, not " + lagMax);
        }
        files = List.copyOf(files);
        producerSettings = Map.copyOf(producerSettings);
    }

    /** A replay to {@code mt5.ticks} with at most 5,000 ticks ahead of their processing. */
    public static ReplayConfig ofTicks(
            List<TickFile> files, String bootstrapServers, ReplaySpeed speed) {
        return ofTicks(files, bootstrapServers, speed, Map.of());
    }

    /** The same with further settings of the producer, such as its security. */
    public static ReplayConfig ofTicks(
            List<TickFile> files,
            String bootstrapServers,
            ReplaySpeed speed,
            Map<String, String> producerSettings) {
        return new ReplayConfig(
                files,
                bootstrapServers,
                Topics.TICKS,
                speed,
                LAG_MAX_DEFAULT,
                STALL_MAX_DEFAULT,
                producerSettings);
    }

    /** The same for files whose names tell their symbols. */
    public static ReplayConfig of(List<Path> files, String bootstrapServers, ReplaySpeed speed) {
        return ofTicks(files.stream().map(TickFile::of).toList(), bootstrapServers, speed);
    }
}
