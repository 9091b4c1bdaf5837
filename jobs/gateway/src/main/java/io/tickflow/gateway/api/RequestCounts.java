package io.tickflow.gateway.api;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Requests by operation and status, and the time that they took. Thread-safe. */
public final class RequestCounts {

    /** Operation and status. */
    public record Key(String operation, int status) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byName = operation.compareTo(other.operation);
            return byName == 0 ? Integer.compare(status, other.status) : byName;
        }
    }

    private final Map<Key, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> nanos = new ConcurrentHashMap<>();

    /** Counts a request. */
    public void on(String operation, int status, long tookNanos) {
        requests.computeIfAbsent(new Key(operation, status), key -> new LongAdder()).increment();
        nanos.computeIfAbsent(operation, key -> new LongAdder()).add(tookNanos);
    }

    /** Number of requests. */
    public Map<Key, Long> requests() {
        var all = new TreeMap<Key, Long>();
        requests.forEach((key, count) -> all.put(key, count.sum()));
        return all;
    }

    /** Nanoseconds spent by operation. */
    public Map<String, Long> nanos() {
        var all = new TreeMap<String, Long>();
        nanos.forEach((key, sum) -> all.put(key, sum.sum()));
        return all;
    }
}
