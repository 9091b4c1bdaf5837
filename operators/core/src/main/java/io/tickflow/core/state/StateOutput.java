package io.tickflow.core.state;

import java.io.DataOutput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * State being written, as bytes in a buffer that grows as needed and is used again after {@link
 * #clear}. Big-endian like every {@link DataOutput}; strings are in UTF-8, which of what a name may
 * hold is the same. A double costs a bounds check and a store, so that kilobytes of them may be
 * written between two ticks. Not thread-safe.
 */
public final class StateOutput implements DataOutput {

    private static final int FIRST_BYTES = 4_096;
    private static final int UTF_BYTES_MAX = 0xFFFF;

    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;

    /** An output that nothing was written to. */
    public StateOutput() {}

    private static VarHandle view(Class<?> arrays) {
        return MethodHandles.byteArrayViewVarHandle(arrays, ByteOrder.BIG_ENDIAN);
    }

    /** Forgets what was written. */
    public void clear() {
        size = 0;
    }

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    /** A fresh copy of what was written. */
    public byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    /**
     * Leaves room for the length of what is written next.
     *
     * @return for {@link #endLength}
     */
    public int beginLength() {
        writeInt(0);
        return size;
    }

    /** Fills in the length of what was written since {@link #beginLength} gave {@code begin}. */
    public void endLength(int begin) {
        INTS.set(bytes, begin - Integer.BYTES, size - begin);
    }

    /** Where the next {@code count} bytes go. */
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
