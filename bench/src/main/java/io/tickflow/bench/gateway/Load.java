package io.tickflow.bench.gateway;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Questions to a server of this process, and the processor time that its threads take for them. */
final class Load {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int DIGITS = 3;

    /** Threads of the server, of its loads, and of its client of Redis. */
    private static final List<String> SERVER = List.of("XNIO", "gateway-load", "lettuce");

    private final List<ProcessHandle> stores;
    private final int connections;
    private final int seconds;

    /**
     * Creates a load.
     *
     * @param stores processes behind the server
     * @param connections connections at full load
     * @param seconds longest time of either half of a round
     */
    Load(List<ProcessHandle> stores, int connections, int seconds) {
        this.stores = List.copyOf(stores);
        this.connections = connections;
        this.seconds = seconds;
    }

    /**
     * Answers of one round.
     *
     * @param latencies of those that were asked one by one, nanoseconds
     * @param busyAnswers answers at full load
     * @param perSecond answers a second at full load
     * @param perCoreSecond the same for a second of processor time of the server's threads
     * @param storeMillis processor time that the stores took for an answer, milliseconds
     */
    record Round(
            Histogram latencies,
            long busyAnswers,
            double perSecond,
            double perCoreSecond,
            double storeMillis) {

        long answers() {
            return latencies.getTotalCount() + busyAnswers;
        }
    }

    /** Asks one by one, and then by all connections as fast as they can. */
    Round run(URI server, Questions questions) throws Exception {
        var latencies = new Histogram(DIGITS);
        long unused = ask(server, questions, nanos -> latencies.recordValue(Math.max(0, nanos)));
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        try {
            long startNanos = System.nanoTime();
            long cpuNanos = serverNanos();
            long storeNanos = storeNanos();
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                counts.add(callers.submit(() -> ask(server, questions, nanos -> {})));
            }
            long answers = 0;
            for (Future<Long> count : counts) {
                answers += count.get();
            }
            return new Round(
                    latencies,
                    answers,
                    answers * 1e9 / (System.nanoTime() - startNanos),
                    answers * 1e9 / (serverNanos() - cpuNanos),
                    (storeNanos() - storeNanos) / 1e6 / answers);
        } finally {
            callers.shutdownNow();
        }
    }

    /** Gets the time of an answer. */
    @FunctionalInterface
    private interface Times {

        void add(long nanos);
    }

    /** Asks by one connection until the time or the questions end; returns the answers. */
    private long ask(URI server, Questions questions, Times times) throws IOException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long answers = 0;
        try (var caller = new HttpCaller(server)) {
            while (System.nanoTime() - endNanos < 0) {
                String path = questions.next();
                if (path == null) {
                    break;
                }
                byte[] request = caller.request(path);
                long startNanos = System.nanoTime();
                byte[] unused = caller.ask(request);
                times.add(System.nanoTime() - startNanos);
                answers++;
            }
        }
        return answers;
    }

    private static long serverNanos() {
        long nanos = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && SERVER.stream().anyMatch(thread.getThreadName()::startsWith)) {
                nanos += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }

    private long storeNanos() {
        return stores.stream()
                .mapToLong(
                        store -> store.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
                .sum();
    }
}
