package io.tickflow.connector.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes values in Avro's binary encoding (Avro 1.12 specification, "Binary Encoding") one after
 * the other. Floats keep their bits, including NaN. Not thread-safe.
 */
final class AvroWriter {

    private static final int INITIAL_BYTES = 1024;
    private static final int VARINT_BYTES_MAX = 10;
    private static final int VARINT_BITS = 7;
    private static final long VARINT_MASK = 0x7F;
    private static final int VARINT_CONTINUES = 0x80;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    /** Appends bytes as they are. */
    void putRaw(byte[] raw) {
        reserve(raw.length);
        System.arraycopy(raw, 0, bytes, size, raw.length);
        size += raw.length;
    }

    void putBoolean(boolean value) {
        reserve(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    /** Appends an int or the index of an enum. */
    void putInt(int value) {
        putLong(value);
    }

    void putLong(long value) {
        reserve(VARINT_BYTES_MAX);
        putVarint(value);
    }

    void putFloat(float value) {
        reserve(Float.BYTES);
        INT.set(bytes, size, Float.floatToRawIntBits(value));
        size += Float.BYTES;
    }

    void putDouble(double value) {
        reserve(Double.BYTES);
        LONG.set(bytes, size, Double.doubleToRawLongBits(value));
        size += Double.BYTES;
    }

    void putString(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        putLong(utf8.length);
        putRaw(utf8);
    }

    /** Appends an array in one block. */
    void putFloats(float[] values) {
        int length = Math.multiplyExact(values.length, Float.BYTES);
        reserve(Math.addExact(length, 2 * VARINT_BYTES_MAX));
        if (length > 0) {
            putVarint(values.length);
            ByteBuffer.wrap(bytes, size, length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .put(values);
            size += length;
        }
        putVarint(0);
    }

    /** Appends an array in one block. */
    void putLongs(long[] values) {
        if (values.length > 0) {
            putLong(values.length);
            for (long value : values) {
                putLong(value);
            }
        }
        putLong(0);
    }

    /** Appends an array of records in one block. */
    <T> void putAll(List<T> items, BiConsumer<T, AvroWriter> writer) {
        if (!items.isEmpty()) {
            putLong(items.size());
            items.forEach(item -> writer.accept(item, this));
        }
        putLong(0);
    }

    /** A copy of all bytes. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void putVarint(long value) {
        long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((rest & ~VARINT_MASK) != 0) {
            bytes[size++] = (byte) ((rest & VARINT_MASK) | VARINT_CONTINUES);
            rest >>>= VARINT_BITS;
        }
        bytes[size++] = (byte) rest;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }
}
