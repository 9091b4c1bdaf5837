package io.tickflow.core.desk;

import io.tickflow.core.desk.store.Store;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the objects themselves. */
final class MapStore<K, V> implements Store<K, V> {

    private final Map<K, V> values;

    MapStore() {
        this(new HashMap<>());
    }

    private MapStore(Map<K, V> values) {
        this.values = values;
    }

    /** The store as it is now; for values that never change. */
    MapStore<K, V> copy() {
        return new MapStore<>(new HashMap<>(values));
    }

    int size() {
        return values.size();
    }

    @Override
    public @Nullable V get(K key) {
        return values.get(key);
    }

    @Override
    public void put(K key, V value) {
        values.put(key, value);
    }

    @Override
    public void remove(K key) {
        values.remove(key);
    }
}
