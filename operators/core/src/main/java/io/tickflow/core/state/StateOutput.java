package io.tickflow.core.state;

import java.io.DataOutput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Output for state into a growing byte buffer, reusable after {@link #clear}. Big-endian like every
 * {@link DataOutput}. Strings are plain UTF-8, which equals the modified form for all characters of
 * a name. A double costs a bounds check and a store, so that kilobytes can be written between two
 * ticks. Not thread-safe.
 */
public final class StateOutput implements DataOutput {

    private static final int FIRST_BYTES = 4_096;
    private static final int UTF_BYTES_MAX = 0xFFFF;

    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;

    /** Creates an empty output. */
    public StateOutput() {}

    private static VarHandle view(Class<?> arrays) {
        return MethodHandles.byteArrayViewVarHandle(arrays, ByteOrder.BIG_ENDIAN);
    }

    /** Discards the written bytes. */
    public void clear() {
        size = 0;
    }

    /** Number of bytes written so far. */
    public int size() {
        return size;
    }

    /** Copies the written bytes. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    /**
     * Reserves space for the length of the next section.
     *
     * @return start of the section, for {@link #endLength}
     */
    public int beginLength() {
        writeInt(0);
        return size;
    }

    /** Fills in the length of the section that starts at {@code begin}. */
    public void endLength(int begin) {
        INTS.set(bytes, begin - Integer.BYTES, size - begin);
    }

    /** Reserves {@code count} bytes and returns their position. */
    private int take(int count) {
        int at = size;
        int end = StrictMath.addExact(at, count);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, StrictMath.max(end, 2 * bytes.length));
        }
        size = end;
        return at;
    }

    @Override
    public void write(int b) {
        int at = take(1);
        bytes[at] = (byte) b;
    }

    @Override
    public void write(byte[] source) {
        write(source, 0, source.length);
    }

    @Override
    public void write(byte[] source, int from, int length) {
        int at = take(length);
        System.arraycopy(source, from, bytes, at, length);
    }

    @Override
    public void writeBoolean(boolean value) {
        write(value ? 1 : 0);
    }

    @Override
    public void writeByte(int value) {
        write(value);
    }

    @Override
    public void writeShort(int value) {
        write(value >> Byte.SIZE);
        write(value);
    }

    @Override
    public void writeChar(int value) {
        writeShort(value);
    }

    @Override
    public void writeInt(int value) {
        int at = take(Integer.BYTES);
        INTS.set(bytes, at, value);
    }

    @Override
    public void writeLong(long value) {
        int at = take(Long.BYTES);
        LONGS.set(bytes, at, value);
    }

    @Override
    public void writeFloat(float value) {
        writeInt(Float.floatToIntBits(value));
    }

    @Override
    public void writeDouble(double value) {
        int at = take(Double.BYTES);
        DOUBLES.set(bytes, at, value);
    }

    @Override
    public void writeBytes(String text) {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void writeChars(String text) {
        write(text.getBytes(StandardCharsets.UTF_16BE));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if it has more than 65,535 bytes
     */
    @Override
    public void writeUTF(String text) {
        byte[] utf = text.getBytes(StandardCharsets.UTF_8);
        if (utf.length > UTF_BYTES_MAX) {
            throw new IllegalArgumentException("a name of %,d bytes".formatted(utf.length));
        }
        writeShort(utf.length);
        write(utf);
    }
}
