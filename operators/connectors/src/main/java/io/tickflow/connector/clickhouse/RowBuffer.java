package io.tickflow.connector.clickhouse;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Rows in ClickHouse's RowBinary format: the values of each row one after the other, little-endian,
 * without separators. Grows as needed and is reusable after {@link #clear()}. Not thread-safe.
 */
public final class RowBuffer {

    private static final int INITIAL_BYTES = 1 << 16;
    private static final int INITIAL_ROWS = 1 << 8;
    private static final int VARINT_BYTES_MAX = 5;
    private static final int ASCII_MAX = 0x7F;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;
    private int rows;
    private int[] ends = new int[INITIAL_ROWS];

    /** Appends a Bool. */
    public void putBool(boolean value) {
        reserve(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    /** Appends an Int32, or the bits of a UInt32. */
    public void putInt(int value) {
        reserve(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    /** Appends an Int64, a UInt64's bits, or a DateTime64(3) in epoch milliseconds. */
    public void putLong(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    /** Appends a Float32; NaN stays NaN. */
    public void putFloat(float value) {
        putInt(Float.floatToRawIntBits(value));
    }

    /** Appends a Float64; NaN stays NaN. */
    public void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    /** Appends the NULL of a Nullable. */
    public void putNull() {
        putBool(true);
    }

    /** Marks the next value of a Nullable as present. */
    public void putNotNull() {
        putBool(false);
    }

    /** Appends a String or a LowCardinality(String). */
    public void putString(String value) {
        int length = value.length();
        reserve(VARINT_BYTES_MAX + length);
        int lengthAt = size;
        putVarint(length);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c > ASCII_MAX) {
                size = lengthAt;
                putUtf8(value);
                return;
            }
            bytes[size++] = (byte) c;
        }
    }

    /** Appends an Array(Int64), or the bits of an Array(UInt64). */
    public void putLongs(long[] values) {
        reserve(VARINT_BYTES_MAX);
        putVarint(values.length);
        for (long value : values) {
            putLong(value);
        }
    }

    /** Appends a Map(String, String), in the order of {@code entries}. */
    public void putStrings(Map<String, String> entries) {
        reserve(VARINT_BYTES_MAX);
        putVarint(entries.size());
        entries.forEach(
                (key, value) -> {
                    putString(key);
                    putString(value);
                });
    }

    /** Appends a Map(String, Float32), in the order of {@code entries}. */
    public void putFloats(Map<String, Float> entries) {
        reserve(VARINT_BYTES_MAX);
        putVarint(entries.size());
        entries.forEach(
                (key, value) -> {
                    putString(key);
                    putFloat(value);
                });
    }

    /** Ends a row. */
    public void endRow() {
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, 2 * rows);
        }
        ends[rows++] = size;
    }

    /** Number of ended rows. */
    public int rows() {
        return rows;
    }

    /** Size of all rows in bytes. */
    public int size() {
        return size;
    }

    /** Discards the rows and keeps the memory. */
    public void clear() {
        size = 0;
        rows = 0;
    }

    /** Writes all rows. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /**
     * Writes some rows.
     *
     * @param from number of the first one, from 0
     * @param to number of the row after the last one
     */
    void writeTo(OutputStream out, int from, int to) throws IOException {
        int start = from == 0 ? 0 : ends[from - 1];
        out.write(bytes, start, ends[to - 1] - start);
    }

    private void putUtf8(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        reserve(VARINT_BYTES_MAX + utf8.length);
        putVarint(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    private void putVarint(int value) {
        int rest = value;
        while (rest > ASCII_MAX) {
            bytes[size++] = (byte) (rest | ASCII_MAX + 1);
            rest >>>= Byte.SIZE - 1;
        }
        bytes[size++] = (byte) rest;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }
}
