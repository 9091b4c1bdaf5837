package io.tickflow.core.desk;

import io.tickflow.core.desk.store.Store;
import io.tickflow.core.state.StateCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps bytes, so that whatever a codec forgets is forgotten. */
final class CodecStore<K, V> implements Store<K, V> {

    private final StateCodec<V> codec;
    private final Map<K, byte[]> bytes;

    CodecStore(StateCodec<V> codec) {
        this(codec, new HashMap<>());
    }

    private CodecStore(StateCodec<V> codec, Map<K, byte[]> bytes) {
        this.codec = codec;
        this.bytes = bytes;
    }

    /** The store as it is now. */
    CodecStore<K, V> copy() {
        return new CodecStore<>(codec, new HashMap<>(bytes));
    }

    int size() {
        return bytes.size();
    }

    @Override
    public @Nullable V get(K key) {
        byte[] value = bytes.get(key);
        return value == null ? null : read(codec, value);
    }

    @Override
    public void put(K key, V value) {
        bytes.put(key, write(codec, value));
    }

    @Override
    public void remove(K key) {
        bytes.remove(key);
    }

    static <V> byte[] write(StateCodec<V> codec, V value) {
        var bytes = new ByteArrayOutputStream();
        try {
            codec.write(value, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <V> V read(StateCodec<V> codec, byte[] value) {
        try {
            return codec.read(
                    codec.version(), new DataInputStream(new ByteArrayInputStream(value)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
