package io.tickflow.connector.avro;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads values in Avro's binary encoding from an array. Lengths are untrusted: it allocates at most
 * eight times the remaining bytes. Not thread-safe.
 */
final class AvroReader {

    private static final int VARINT_BYTES_MAX = 10;
    private static final int VARINT_BITS = 7;
    private static final long VARINT_MASK = 0x7F;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final float[] NO_FLOATS = {};
    private static final long[] NO_LONGS = {};

    private final byte[] bytes;
    private int at;

    /** Reads from byte {@code from}. */
    AvroReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    boolean readBoolean() throws IOException {
        require(1);
        byte value = bytes[at++];
        if (value != 0 && value != 1) {
            throw new IOException("a boolean is 0 or 1, not " + value + at());
        }
        return value == 1;
    }

    int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException(value + " is beyond an int" + at());
        }
        return (int) value;
    }

    long readLong() throws IOException {
        long bits = 0;
        for (int i = 0; i < VARINT_BYTES_MAX; i++) {
            require(1);
            byte next = bytes[at++];
            bits |= (next & VARINT_MASK) << (VARINT_BITS * i);
            if (next >= 0) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        throw new IOException("a number is longer than " + VARINT_BYTES_MAX + " bytes" + at());
    }

    float readFloat() throws IOException {
        require(Float.BYTES);
        int bits = (int) INT.get(bytes, at);
        at += Float.BYTES;
        return Float.intBitsToFloat(bits);
    }

    double readDouble() throws IOException {
        require(Double.BYTES);
        long bits = (long) LONG.get(bytes, at);
        at += Double.BYTES;
        return Double.longBitsToDouble(bits);
    }

    String readString() throws IOException {
        int length = checkedLength(readLong(), 1);
        var value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    float[] readFloats() throws IOException {
        float[] values = NO_FLOATS;
        for (int more = readBlock(Float.BYTES); more > 0; more = readBlock(Float.BYTES)) {
            int known = values.length;
            values = known == 0 ? new float[more] : Arrays.copyOf(values, known + more);
            int length = more * Float.BYTES;
            ByteBuffer.wrap(bytes, at, length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values, known, more);
            at += length;
        }
        return values;
    }

    long[] readLongs() throws IOException {
        long[] values = NO_LONGS;
        for (int more = readBlock(1); more > 0; more = readBlock(1)) {
            int known = values.length;
            values = known == 0 ? new long[more] : Arrays.copyOf(values, known + more);
            for (int i = known; i < values.length; i++) {
                values[i] = readLong();
            }
        }
        return values;
    }

    /** Reads a constant of an enum by its index. */
    <E> E readEnum(List<E> constants) throws IOException {
        int index = readInt();
        if (index < 0 || index >= constants.size()) {
            throw new IOException("there is no constant " + index + " in " + constants + at());
        }
        return constants.get(index);
    }

    /**
     * Reads an array of records.
     *
     * @param bytesMin size of the smallest record
     */
    <T> List<T> readAll(int bytesMin, Item<T> item) throws IOException {
        var items = new ArrayList<T>();
        for (int more = readBlock(bytesMin); more > 0; more = readBlock(bytesMin)) {
            for (int i = 0; i < more; i++) {
                items.add(item.read(this));
            }
        }
        return items;
    }

    /** Reader of one record of an array. */
    @FunctionalInterface
    interface Item<T> {
        T read(AvroReader in) throws IOException;
    }

    /** Rejects trailing bytes. */
    void end() throws IOException {
        if (at != bytes.length) {
            throw new IOException(bytes.length - at + " bytes follow the last field" + at());
        }
    }

    /** Number of items in the next block of an array; 0 at its end. */
    private int readBlock(int itemBytesMin) throws IOException {
        long count = readLong();
        if (count < 0) {
            // Some writers add the length of the block, to be skipped by.
            var unused = readLong();
            count = -count;
        }
        return checkedLength(count, itemBytesMin);
    }

    private int checkedLength(long items, int itemBytesMin) throws IOException {
        if (items < 0 || items > (bytes.length - at) / itemBytesMin) {
            throw new IOException(
                    "a length of "
                            + items
                            + " is more than the "
                            + (bytes.length - at)
                            + " bytes that are left"
                            + at());
        }
        return (int) items;
    }

    private void require(int length) throws EOFException {
        if (bytes.length - at < length) {
            throw new EOFException("the record is cut off" + at());
        }
    }

    private String at() {
        return ", at byte " + at + " of " + bytes.length;
    }
}
