package io.tickflow.core.desk.store;

import org.jspecify.annotations.Nullable;

/**
 * Map of values that a desk keeps by key. A value that was read and changed must be put back. One
 * thread.
 *
 * @param <K> key
 * @param <V> value
 */
public interface Store<K, V> {

    /** Value of {@code key}; null if there is none. */
    @Nullable V get(K key);

    /** Sets the value of {@code key}. */
    void put(K key, V value);

    /** Removes {@code key}, if it is there. */
    void remove(K key);
}
