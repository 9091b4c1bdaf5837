package io.tickflow.bench.kills;

import io.tickflow.bench.kills.GatewayCaller.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/** Bounded load of questions by turns, counted apart for each phase. */
final class GatewayLoad {

    private static final int CALLERS = 3;
    private static final long PAUSE_MILLIS = 100;
    private static final String BARS = "/v1/symbols/EURUSD/bars?limit=60";

    /** Questions to each part: memory, cache, history, cluster, settings. */
    static final List<String> PATHS =
            List.of(
                    "/v1/symbols/EURUSD/features/latest",
                    "/v1/symbols/EURUSD/predictions/latest",
                    "/v1/orders?limit=20",
                    BARS,
                    "/v1/pnl",
                    "/v1/status",
                    "/v1/components",
                    "/v1/settings",
                    "/v1/health/ready");

    private record Place(int phase, String path) {}

    private final GatewayCaller caller;
    private final LongUnaryOperator barAge;
    private final Map<Place, Answers> answers = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private volatile int phase = -1;

    /**
     * Creates a load, which begins at {@link #start}.
     *
     * @param barAge age in milliseconds of a bar whose last tick has that market time
     */
    GatewayLoad(GatewayCaller caller, LongUnaryOperator barAge) {
        this.caller = caller;
        this.barAge = barAge;
    }

    void start() {
        for (int i = 0; i < CALLERS; i++) {
            int first = i * PATHS.size() / CALLERS;
            var thread = new Thread(() -> run(first), "load-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** Counts what is asked from now on for another phase. */
    void begin(int next) {
        phase = next;
    }

    private void run(int first) {
        try {
            for (int turn = first; !ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS); turn++) {
                ask(PATHS.get(turn % PATHS.size()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String path) throws InterruptedException {
        var place = new Place(phase, path);
        long startNanos = System.nanoTime();
        Reply reply = caller.ask(path);
        answers.computeIfAbsent(place, unused -> new Answers())
                .add(
                        reply.status(),
                        reply.meta().path("layer").asText(),
                        reply.isDegraded(),
                        age(path, reply),
                        System.nanoTime() - startNanos);
    }

    private long age(String path, Reply reply) {
        long asOf = reply.meta().path("asOfMillis").asLong();
        if (asOf == 0) {
            return -1;
        }
        return path.equals(BARS)
                ? Math.max(0, barAge.applyAsLong(asOf))
                : reply.meta().path("ageMillis").asLong();
    }

    /** Prints the answers of a phase. */
    void print(int of) {
        for (String path : PATHS) {
            Answers found = answers.get(new Place(of, path));
            System.out.printf("  %-40s %s%n", path, found == null ? "not asked" : found);
        }
    }

    /** Asks no more, and waits for the last answers. */
    void end() throws InterruptedException {
        ended.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
