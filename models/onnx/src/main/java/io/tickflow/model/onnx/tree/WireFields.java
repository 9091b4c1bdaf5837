package io.tickflow.model.onnx.tree;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Fields of a message in the wire format of Protocol Buffers, one after another. Damaged bytes
 * throw an {@link IllegalArgumentException} or an {@link IndexOutOfBoundsException}.
 */
final class WireFields {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;
    private static final int VARINT_BITS_MAX = 63;

    private final ByteBuffer bytes;
    private int field;
    private int type;
    private long number;
    private int from;

    WireFields(byte[] message) {
        this(ByteBuffer.wrap(message));
    }

    private WireFields(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Moves to the next field; false at the end. */
    boolean next() {
        if (!bytes.hasRemaining()) {
            return false;
        }
        int tag = Math.toIntExact(varint());
        field = tag >>> 3;
        type = tag & 7;
        from = bytes.position();
        switch (type) {
            case VARINT -> number = varint();
            case FIXED_64 -> number = bytes.getLong();
            case FIXED_32 -> number = bytes.getInt();
            case BYTES -> {
                int length = Math.toIntExact(varint());
                from = bytes.position();
                bytes.position(Math.addExact(from, length));
            }
            default -> throw new IllegalArgumentException("wire type " + type);
        }
        return true;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift <= VARINT_BITS_MAX; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number does not end");
    }

    /** Number of the field. */
    int field() {
        return field;
    }

    /** Returns true if the field holds bytes: a message, a text, or packed numbers. */
    boolean isBytes() {
        return type == BYTES;
    }

    /** Value of an integer. */
    long number() {
        return number;
    }

    /** Value of a float. */
    float real() {
        return Float.intBitsToFloat((int) number);
    }

    String text() {
        return StandardCharsets.UTF_8.decode(slice()).toString();
    }

    WireFields message() {
        return new WireFields(slice());
    }

    /** Bytes of packed floats. */
    ByteBuffer slice() {
        return bytes.slice(from, bytes.position() - from).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Next of packed integers; call while {@link #hasMore}. */
    long packed() {
        return varint();
    }

    boolean hasMore() {
        return bytes.hasRemaining();
    }
}
