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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** Generated ticks, a slice of each symbol every half second until it is told to finish. */
final class SteadyFeed implements AutoCloseable {

    private static final int SLICE = 64;
    private static final long INTERVAL_MILLIS = 500;
    private static final long FINISH_SECONDS_MAX = 60;

    private final String bootstrapServers;
    private final Path folder;
    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private final CompletableFuture<Long> published = new CompletableFuture<>();
    private final AtomicLong count = new AtomicLong();
    private final Semaphore turn = new Semaphore(1);
    private volatile boolean stopping;

    private SteadyFeed(String bootstrapServers, Path folder) {
        this.bootstrapServers = bootstrapServers;
        this.folder = folder;
    }

    /** Starts it with 128 ticks of EURUSD in a second. */
    static SteadyFeed start(String bootstrapServers, Path folder) throws IOException {
        return start(bootstrapServers, folder, List.of("EURUSD"));
    }

    /** Starts it with 128 ticks of each symbol in a second. */
    static SteadyFeed start(String bootstrapServers, Path folder, List<String> symbols)
            throws IOException {
        var feed = new SteadyFeed(bootstrapServers, folder);
        for (String symbol : symbols) {
            feed.lines.put(symbol, read(symbol));
        }
        var thread = new Thread(feed::run, "steady-feed");
        thread.setDaemon(true);
        thread.start();
        return feed;
    }

    private static List<String> read(String symbol) throws IOException {
        Path file = Home.resolve("testdata/ticks/" + symbol + "_20240307-20240311.mt5.csv.gz");
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }

    private void run() {
        try {
            int end = lines.values().stream().mapToInt(List::size).min().orElse(0);
            int next = 1;
            for (int slice = 0; !stopping && next + SLICE <= end; slice++) {
                long dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
                turn.acquire();
                try {
                    count.addAndGet(publish(slice, next));
                } finally {
                    turn.release();
                }
                next += SLICE;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, dueNanos - System.nanoTime()));
            }
            published.complete(count.get());
        } catch (InterruptedException | IOException | RuntimeException e) {
            published.completeExceptionally(e);
        }
    }

    private long publish(int slice, int from) throws IOException {
        List<Path> files = new ArrayList<>();
        for (var symbol : lines.entrySet()) {
            List<String> content = new ArrayList<>();
            content.add(symbol.getValue().get(0));
            content.addAll(symbol.getValue().subList(from, from + SLICE));
            Path file = folder.resolve(symbol.getKey() + "_" + slice + ".csv");
            Files.write(file, content);
            files.add(file);
        }
        return new TickReplay(ReplayConfig.of(files, bootstrapServers, ReplaySpeed.MAX))
                .run()
                .published();
    }

    /** Number of ticks that Kafka has acknowledged so far. */
    long count() {
        return count.get();
    }

    /** Lets nothing more come, and returns how many ticks Kafka has acknowledged so far. */
    long pause() throws InterruptedException {
        turn.acquire();
        return count.get();
    }

    /** Goes on after a pause. */
    void resume() {
        turn.release();
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
