package io.tickflow.gateway.cache;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Cached answer.
 *
 * @param json UTF-8 JSON; empty if there is no such thing, which is known too
 * @param asOfMillis time of the newest fact in it, epoch milliseconds; 0 if there is none
 * @param storedMillis time at which it was loaded, epoch milliseconds
 */
record CacheEntry(byte[] json, long asOfMillis, long storedMillis) {

    private static final byte VERSION = 1;
    private static final int HEAD_BYTES = 1 + 2 * Long.BYTES;
    private static final int OBJECT_BYTES = 64;

    boolean isNegative() {
        return json.length == 0;
    }

    /** Weight in memory, about. */
    int bytes() {
        return json.length + OBJECT_BYTES;
    }

    byte[] encode() {
        return ByteBuffer.allocate(HEAD_BYTES + json.length)
                .put(VERSION)
                .putLong(asOfMillis)
                .putLong(storedMillis)
                .put(json)
                .array();
    }

    /** Reads an entry; null for bytes of another version. */
    static @Nullable CacheEntry decode(byte[] bytes) {
        if (bytes.length < HEAD_BYTES || bytes[0] != VERSION) {
            return null;
        }
        var in = ByteBuffer.wrap(bytes);
        in.get();
        long asOfMillis = in.getLong();
        long storedMillis = in.getLong();
        var json = new byte[in.remaining()];
        in.get(json);
        return new CacheEntry(json, asOfMillis, storedMillis);
    }
}
