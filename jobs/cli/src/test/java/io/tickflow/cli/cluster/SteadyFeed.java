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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** Generated ticks of one symbol, a slice each half second until it is told to finish. */
final class SteadyFeed implements AutoCloseable {

    private static final String SYMBOL = "EURUSD";
    private static final int SLICE = 60;
    private static final long INTERVAL_MILLIS = 500;
    private static final long FINISH_SECONDS_MAX = 60;

    private final String bootstrapServers;
    private final Path folder;
    private final List<String> lines;
    private final CompletableFuture<Long> published = new CompletableFuture<>();
    private volatile boolean stopping;

    private SteadyFeed(String bootstrapServers, Path folder, List<String> lines) {
        this.bootstrapServers = bootstrapServers;
        this.folder = folder;
        this.lines = lines;
    }

    /** Starts it. */
    static SteadyFeed start(String bootstrapServers, Path folder) throws IOException {
        Path file = Home.resolve("testdata/ticks/" + SYMBOL + "_20240307-20240311.mt5.csv.gz");
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.US_ASCII))) {
            var feed = new SteadyFeed(bootstrapServers, folder, reader.lines().toList());
            var thread = new Thread(feed::run, "steady-feed");
            thread.setDaemon(true);
            thread.start();
            return feed;
        }
    }

    private void run() {
        try {
            long count = 0;
            int next = 1;
            for (int slice = 0; !stopping && next + SLICE <= lines.size(); slice++) {
                long dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
                count += publish(slice, next);
                next += SLICE;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, dueNanos - System.nanoTime()));
            }
            published.complete(count);
        } catch (InterruptedException | IOException | RuntimeException e) {
            published.completeExceptionally(e);
        }
    }

    private long publish(int slice, int from) throws IOException {
        List<String> content = new ArrayList<>();
        content.add(lines.get(0));
        content.addAll(lines.subList(from, from + SLICE));
        Path file = folder.resolve(SYMBOL + "_" + slice + ".csv");
        Files.write(file, content);
        return new TickReplay(ReplayConfig.of(List.of(file), bootstrapServers, ReplaySpeed.MAX))
                .run()
                .published();
    }

    /** Finishes, and returns how many ticks Kafka has acknowledged. */
    long finish() throws Exception {
        stopping = true;
        return published.get(FINISH_SECONDS_MAX, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        stopping = true;
    }
}
