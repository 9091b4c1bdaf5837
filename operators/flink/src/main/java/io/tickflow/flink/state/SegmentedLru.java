package io.tickflow.flink.state;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cache that evicts by recency, and prefers entries used more than once: a new entry is on
 * probation until its second use, and the least recently used one on probation goes first. Symbols
 * that tick rarely then do not drive out those that tick all the time, which by Zipf's law they do
 * from a plain LRU (segmented LRU: Karedla, Love and Wherry, Caching Strategies to Improve Disk
 * System Performance, 1994). Not thread-safe.
 *
 * @param <V> values
 */
final class SegmentedLru<V> {

    private static final double PROTECTED_SHARE = 0.9;
    private static final float LOAD_FACTOR = 0.75f;
    private static final int FIRST_SIZE = 64;

    private final int sizeMax;
    private final int protectedMax;
    private final Map<String, V> probation = segment();
    private final Map<String, V> guarded = segment();

    /** Starts empty; holds up to {@code sizeMax} entries. */
    SegmentedLru(int sizeMax) {
        this.sizeMax = sizeMax;
        this.protectedMax = (int) (PROTECTED_SHARE * sizeMax);
    }

    private static <V> Map<String, V> segment() {
        return new LinkedHashMap<>(FIRST_SIZE, LOAD_FACTOR, true);
    }

    int sizeMax() {
        return sizeMax;
    }

    int size() {
        return probation.size() + guarded.size();
    }

    boolean isFull() {
        return size() >= sizeMax;
    }

    /** Returns the value of {@code key} and counts a use; null if absent. */
    @Nullable V get(String key) {
        V known = guarded.get(key);
        if (known != null) {
            return known;
        }
        known = probation.get(key);
        if (known != null && protectedMax > 0) {
            protect(key, known);
        }
        return known;
    }

    private void protect(String key, V value) {
        probation.remove(key);
        guarded.put(key, value);
        if (guarded.size() > protectedMax) {
            Map.Entry<String, V> demoted = removeEldest(guarded);
            probation.put(demoted.getKey(), demoted.getValue());
        }
    }

    /**
     * Adds an absent entry.
     *
     * @throws IllegalStateException if it {@link #isFull}
     */
    void add(String key, V value) {
        if (isFull()) {
            throw new IllegalStateException("full with " + size());
        }
        probation.put(key, value);
    }

    /** Removes an entry, if present. */
    void remove(String key) {
        if (guarded.remove(key) == null) {
            probation.remove(key);
        }
    }

    /** Evicts the entry least worth keeping; there must be one. */
    Map.Entry<String, V> removeLeastUsed() {
        return removeEldest(probation.isEmpty() ? guarded : probation);
    }

    private static <V> Map.Entry<String, V> removeEldest(Map<String, V> segment) {
        var entries = segment.entrySet().iterator();
        var eldest = entries.next();
        entries.remove();
        return eldest;
    }
}
