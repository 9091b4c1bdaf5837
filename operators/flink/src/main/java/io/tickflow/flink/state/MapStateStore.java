package io.tickflow.flink.state;

import io.tickflow.core.desk.store.Store;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * {@link Store} in its own Flink state. Works on the current key.
 *
 * @param <K> key
 * @param <V> value
 */
public final class MapStateStore<K, V> implements Store<K, V> {

    private final MapState<K, V> state;

    public MapStateStore(MapState<K, V> state) {
        this.state = state;
    }

    @Override
    public @Nullable V get(K key) {
        try {
            return state.get(key);
        } catch (Exception e) {
            throw new FlinkRuntimeException("the state cannot be read", e);
        }
    }

    @Override
    public void put(K key, V value) {
        try {
            state.put(key, value);
        } catch (Exception e) {
            throw new FlinkRuntimeException("the state cannot be written", e);
        }
    }

    @Override
    public void remove(K key) {
        try {
            state.remove(key);
        } catch (Exception e) {
            throw new FlinkRuntimeException("the state cannot be written", e);
        }
    }
}
