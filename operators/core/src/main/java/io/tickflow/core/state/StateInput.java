package io.tickflow.core.state;

import java.io.DataInput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Input for state written by {@link StateOutput}. Reading beyond the end throws an {@link
 * IndexOutOfBoundsException}, to be wrapped by {@link #damaged}. Not thread-safe.
 */
public final class StateInput implements DataInput {

    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private final byte[] bytes;
    private int position;

    /** Reads {@code bytes} from the start; the array is not copied and must not change. */
    public StateInput(byte[] bytes) {
        this.bytes = bytes;
    }

    private static VarHandle view(Class<?> arrays) {
        return MethodHandles.byteArrayViewVarHandle(arrays, ByteOrder.BIG_ENDIAN);
    }

    /** Creates the exception for bytes that end too early or too late. */
    public static IOException damaged(String what, RuntimeException cause) {
        return new IOException("state of " + what + " is damaged", cause);
    }

    /** Number of bytes read so far. */
    public int position() {
        return position;
    }

    /**
     * Skips the next bytes if they equal {@code expected}; otherwise returns false and reads
     * nothing.
     */
    public boolean skip(byte[] expected) {
        int end = position + expected.length;
        if (end > bytes.length
                || !Arrays.equals(bytes, position, end, expected, 0, expected.length)) {
            return false;
        }
        position = end;
        return true;
    }

    /** Returns true if unread bytes remain. */
    public boolean hasMore() {
        return position < bytes.length;
    }

    /**
     * Moves to a position in the bytes.
     *
     * @throws IndexOutOfBoundsException if it lies outside the bytes
     */
    public void moveTo(int place) {
        position = Objects.checkIndex(place, bytes.length + 1);
    }

    /** Advances by {@code count} bytes and returns the position before. */
    private int take(int count) {
        int at = position;
        position = at + count;
        return at;
    }

    @Override
    public void readFully(byte[] target) {
        readFully(target, 0, target.length);
    }

    @Override
    public void readFully(byte[] target, int from, int length) {
        System.arraycopy(bytes, take(length), target, from, length);
    }

    @Override
    public int skipBytes(int count) {
        int skipped = StrictMath.min(count, bytes.length - position);
        position += skipped;
        return skipped;
    }

    @Override
    public boolean readBoolean() {
        return readByte() != 0;
    }

    @Override
    public byte readByte() {
        return bytes[take(1)];
    }

    @Override
    public int readUnsignedByte() {
        return Byte.toUnsignedInt(readByte());
    }

    @Override
    public short readShort() {
        return (short) readUnsignedShort();
    }

    @Override
    public int readUnsignedShort() {
        int high = readUnsignedByte();
        return high << Byte.SIZE | readUnsignedByte();
    }

    @Override
    public char readChar() {
        return (char) readUnsignedShort();
    }

    @Override
    public int readInt() {
        return (int) INTS.get(bytes, take(Integer.BYTES));
    }

    @Override
    public long readLong() {
        return (long) LONGS.get(bytes, take(Long.BYTES));
    }

    @Override
    public float readFloat() {
        return Float.intBitsToFloat(readInt());
    }

    @Override
    public double readDouble() {
        return (double) DOUBLES.get(bytes, take(Double.BYTES));
    }

    /**
     * Unsupported, as state has no lines.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public String readLine() {
        throw new UnsupportedOperationException("state has no lines");
    }

    @Override
    public String readUTF() {
        int length = readUnsignedShort();
        int at = position;
        moveTo(at + length);
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }
}
