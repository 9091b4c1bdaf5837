package io.tickflow.bench.gateway;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
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

    private Load() {}

    /**
     * Answers of a while.
     *
     * @param perSecond answers a second
     * @param perCoreSecond answers for a second of processor time of the server's threads; Redis
     *     and ClickHouse are not counted
     */
    record Rate(double perSecond, double perCoreSecond) {}

    /** Latencies of {@code count} questions, one after the other, in nanoseconds. */
    static Histogram latencies(URI server, List<String> paths, int count) throws IOException {
        var latencies = new Histogram(DIGITS);
        try (var caller = new HttpCaller(server)) {
            List<byte[]> requests = paths.stream().map(caller::request).toList();
            for (int i = 0; i < count; i++) {
                long startNanos = System.nanoTime();
                var unused = caller.ask(requests.get(i % requests.size()));
                latencies.recordValue(System.nanoTime() - startNanos);
            }
        }
        return latencies;
    }

    /** Answers of {@code connections} that ask at the same time, as fast as they can. */
    static Rate rate(URI server, String path, int connections, int seconds) throws Exception {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return measure(connections, connection -> answers(server, path, endNanos));
    }

    /** The same with each of {@code paths} once. */
    static Rate once(URI server, List<String> paths, int connections) throws Exception {
        return measure(connections, connection -> answers(server, paths, connection, connections));
    }

    /** Questions of one connection; returns the number of answers. */
    @FunctionalInterface
    private interface Questions {

        long ask(int connection) throws IOException;
    }

    private static Rate measure(int connections, Questions questions) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        try {
            long startNanos = System.nanoTime();
            long cpuNanos = serverNanos();
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int connection = i;
                counts.add(callers.submit(() -> questions.ask(connection)));
            }
            double answers = 0;
            for (Future<Long> count : counts) {
                answers += count.get();
            }
            return new Rate(
                    answers * 1e9 / (System.nanoTime() - startNanos),
                    answers * 1e9 / (serverNanos() - cpuNanos));
        } finally {
            callers.shutdownNow();
        }
    }

    private static long answers(URI server, String path, long endNanos) throws IOException {
        long answers = 0;
        try (var caller = new HttpCaller(server)) {
            byte[] request = caller.request(path);
            while (System.nanoTime() - endNanos < 0) {
                var unused = caller.ask(request);
                answers++;
            }
        }
        return answers;
    }

    private static long answers(URI server, List<String> paths, int first, int step)
            throws IOException {
        long answers = 0;
        try (var caller = new HttpCaller(server)) {
            for (int i = first; i < paths.size(); i += step) {
                var unused = caller.ask(caller.request(paths.get(i)));
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
}
