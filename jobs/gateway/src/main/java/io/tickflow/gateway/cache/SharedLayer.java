package io.tickflow.gateway.cache;

import org.jspecify.annotations.Nullable;

/**
 * Layer that several gateways share. Never throws: a layer that is away has nothing. Thread-safe.
 */
public interface SharedLayer extends AutoCloseable {

    /** A layer that holds nothing. */
    SharedLayer NONE =
            new SharedLayer() {
                @Override
                public byte @Nullable [] get(String key) {
                    return null;
                }

                @Override
                public void put(String key, byte[] value) {}

                @Override
                public boolean isAway() {
                    return false;
                }

                @Override
                public void close() {}
            };

    /** Value of a key; null if there is none, or the layer is away. */
    byte @Nullable [] get(String key);

    /** Keeps a value for a while, unless the layer is away. */
    void put(String key, byte[] value);

    /** Returns true while the layer is left alone, as it did not answer. */
    boolean isAway();

    @Override
    void close();
}
