package io.tickflow.core.desk.store;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest values by id and evicts the eldest. Bounded by its capacity.
 *
 * @param <V> value
 */
public final class RecentStore<V> {

    private final Store<String, V> values;
    private final Store<Integer, RecentId> ring;
    private final int capacity;

    /**
     * Keeps at most {@code capacity} values.
     *
     * @param values values by id
     * @param ring ids in the order of their coming, by slot
     */
    public RecentStore(Store<String, V> values, Store<Integer, RecentId> ring, int capacity) {
        this.values = values;
        this.ring = ring;
        this.capacity = capacity;
    }

    /** Value of {@code id}; null if it never came or is forgotten. */
    public @Nullable V get(String id) {
        return values.get(id);
    }

    /** Sets the value of an id that is remembered already. */
    public void replace(String id, V value) {
        values.put(id, value);
    }

    /**
     * Remembers a new id.
     *
     * @param sequence values that were added before this one
     * @return what was forgotten for it; null if there was room
     */
    public @Nullable RecentId add(RecentId recent, V value, long sequence) {
        int slot = (int) (sequence % capacity);
        RecentId eldest = ring.get(slot);
        if (eldest != null) {
            values.remove(eldest.id());
        }
        ring.put(slot, recent);
        values.put(recent.id(), value);
        return eldest;
    }
}
