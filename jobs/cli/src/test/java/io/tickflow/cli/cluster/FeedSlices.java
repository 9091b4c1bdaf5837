package io.tickflow.cli.cluster;

import io.tickflow.cli.console.Home;
import io.tickflow.sandbox.replay.ReplayConfig;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.replay.TickReplay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The generated ticks of one symbol, a slice after the other. Slices differ in how the bridge
 * compresses them, since each way needs another library on the cluster.
 */
final class FeedSlices {

    /** Each way to compress, in turn. */
    static final List<String> COMPRESSIONS = List.of("none", "lz4", "snappy", "zstd");

    private final String symbol;
    private final String bootstrapServers;
    private final Path folder;
    private final List<String> compressions;
    private final List<String> lines;
    private int next = 1;
    private int slices;

    FeedSlices(String symbol, String bootstrapServers, Path folder, List<String> compressions)
            throws IOException {
        this.symbol = symbol;
        this.bootstrapServers = bootstrapServers;
        this.folder = folder;
        this.compressions = compressions;
        Path file = Home.resolve("testdata/ticks/" + symbol + "_20240307-20240311.mt5.csv.gz");
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.US_ASCII))) {
            lines = reader.lines().toList();
        }
    }

    /** Publishes the next {@code count} lines and returns how many ticks Kafka has acknowledged. */
    long publish(int count) throws IOException {
        List<String> slice = new ArrayList<>();
        slice.add(lines.get(0));
        slice.addAll(lines.subList(next, next + count));
        next += count;
        Path file = folder.resolve(symbol + "_" + slices + ".csv");
        Files.write(file, slice);
        ReplayConfig plain = ReplayConfig.of(List.of(file), bootstrapServers, ReplaySpeed.MAX);
        var config =
                new ReplayConfig(
                        plain.files(),
                        bootstrapServers,
                        plain.topic(),
                        plain.speed(),
                        plain.lagMax(),
                        plain.stallMax(),
                        Map.of(
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                compressions.get(slices++ % compressions.size())));
        return new TickReplay(config).run().published();
    }
}
