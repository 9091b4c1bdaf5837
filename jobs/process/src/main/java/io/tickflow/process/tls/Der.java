package io.tickflow.process.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Encoder of the parts of ASN.1 that a certificate has, in DER (X.690). */
final class Der {

    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONTEXT = 0x80;
    private static final int CONSTRUCTED = 0x20;
    private static final int SHORT_LENGTH_MAX = 127;
    private static final int SEVEN_BITS = 0x7f;
    private static final int TRUE = 0xff;
    private static final int FIRST_ARC = 40;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, join(parts));
    }

    static byte[] set(byte[]... parts) {
        return tagged(SET, join(parts));
    }

    static byte[] integer(BigInteger value) {
        return tagged(INTEGER, value.toByteArray());
    }

    static byte[] booleanTrue() {
        return tagged(BOOLEAN, new byte[] {(byte) TRUE});
    }

    static byte[] octets(byte[] content) {
        return tagged(OCTET_STRING, content);
    }

    /** Bits of whole bytes but for the last {@code unused} ones. */
    static byte[] bits(int unused, byte[] content) {
        return tagged(BIT_STRING, join(new byte[] {(byte) unused}, content));
    }

    static byte[] text(String text) {
        return tagged(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant time) {
        return tagged(GENERALIZED_TIME, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** An explicit tag around {@code content}. */
    static byte[] explicit(int number, byte[] content) {
        return tagged(CONTEXT | CONSTRUCTED | number, content);
    }

    /** A tag in place of that of a primitive. */
    static byte[] implicit(int number, byte[] content) {
        return tagged(CONTEXT | number, content);
    }

    /** An object identifier such as {@code 2.5.4.3}. */
    static byte[] objectId(String dotted) {
        List<Integer> arcs =
                Pattern.compile("\\.").splitAsStream(dotted).map(Integer::valueOf).toList();
        var out = new ByteArrayOutputStream();
        out.write(FIRST_ARC * arcs.get(0) + arcs.get(1));
        arcs.subList(2, arcs.size()).forEach(arc -> base128(out, arc, false));
        return tagged(OBJECT_ID, out.toByteArray());
    }

    private static void base128(ByteArrayOutputStream out, int value, boolean more) {
        if (value > SEVEN_BITS) {
            base128(out, value >> 7, true);
        }
        out.write((value & SEVEN_BITS) | (more ? CONTEXT : 0));
    }

    private static byte[] tagged(int tag, byte[] content) {
        byte[] length =
                content.length <= SHORT_LENGTH_MAX
                        ? new byte[] {(byte) content.length}
                        : longLength(content.length);
        return join(new byte[] {(byte) tag}, length, content);
    }

    private static byte[] longLength(int length) {
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        var out = new ByteArrayOutputStream();
        out.write(CONTEXT | (bytes.length - from));
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
