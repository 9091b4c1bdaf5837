package io.tickflow.bench.gateway;

import io.tickflow.gateway.Gateway;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Gateway of this process that has nothing left to do but to answer. */
final class BenchedGateway implements AutoCloseable {

    private static final long READY_NANOS_MAX = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_MILLIS = 250;
    private static final String OPENING = "gateway-bundle";

    private final Gateway gateway;
    private final URI url;

    private BenchedGateway(Gateway gateway) {
        this.gateway = gateway;
        this.url = URI.create(gateway.url());
    }

    /** Starts it. */
    static BenchedGateway start(Gateway gateway) throws Exception {
        gateway.start();
        return new BenchedGateway(gateway);
    }

    URI url() {
        return url;
    }

    /**
     * Asks until there is an answer.
     *
     * @return its body
     */
    byte[] await(String path) throws Exception {
        long endNanos = System.nanoTime() + READY_NANOS_MAX;
        while (true) {
            try (var caller = new HttpCaller(url)) {
                return caller.ask(caller.request(path));
            } catch (IOException e) {
                if (System.nanoTime() - endNanos > 0) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    /**
     * Asks until an answer comes from Redis, to which the gateway connects when it is first asked.
     *
     * @param paths each asked once at most, as an answer stays in memory
     */
    void awaitShared(List<String> paths) throws Exception {
        long before = CacheUses.of(url).of("l2");
        for (String path : paths) {
            byte[] unused = await(path);
            if (CacheUses.of(url).of("l2") > before) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        throw new IllegalStateException("no answer came from Redis");
    }

    /** Waits until the bundle is read and the cache is warm: both take the processor. */
    void awaitQuiet() throws Exception {
        long endNanos = System.nanoTime() + READY_NANOS_MAX;
        var before = new CacheUses(Map.of());
        CacheUses now = CacheUses.of(url);
        while (!now.equals(before) || isOpening()) {
            if (System.nanoTime() - endNanos > 0) {
                throw new IllegalStateException("the gateway does not come to rest");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            before = now;
            now = CacheUses.of(url);
        }
    }

    private static boolean isOpening() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(OPENING));
    }

    @Override
    public void close() {
        gateway.close();
    }
}
