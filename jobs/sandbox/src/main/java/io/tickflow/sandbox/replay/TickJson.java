package io.tickflow.sandbox.replay;

import io.tickflow.ticks.TickRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * The JSON that a MetaTrader 5 bridge publishes of a tick, written without intermediate text. A
 * price that is not known is left out. Reads back to the same doubles. One thread.
 */
final class TickJson {

    private static final int MESSAGE_BYTES_MAX = 512;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int DECIMALS_MAX = 9;
    private static final long[] POWERS_OF_TEN = powersOfTen();

    /** Integers up to here are exact in a double. */
    private static final double EXACT_MAX = 1L << 53;

    private static final byte[] TIME = ascii(",\"time_msc\":");
    private static final byte[] UTC_TIME = ascii(",\"time\":\"");
    private static final byte[] BID = ascii(",\"bid\":");
    private static final byte[] ASK = ascii(",\"ask\":");
    private static final byte[] LAST = ascii(",\"last\":");
    private static final byte[] VOLUME = ascii(",\"volume\":");
    private static final byte[] FLAGS = ascii(",\"flags\":");

    private final byte[] start;
    private final byte[] buffer;
    private final byte[] digits = new byte[20];
    private int length;

    TickJson(String symbol) {
        start = ("{\"symbol\":\"" + escaped(symbol) + '"').getBytes(StandardCharsets.UTF_8);
        buffer = Arrays.copyOf(start, start.length + MESSAGE_BYTES_MAX);
    }

    /** UTF-8 JSON of {@code row}, in an array of its own; its time is that of the server. */
    byte[] write(TickRow row) {
        length = start.length;
        append(TIME);
        append(row.serverLocalMillis());
        return finish(row);
    }

    /** The same for a tick whose time is known in UTC. */
    byte[] writeUtc(TickRow row, long utcMillis) {
        length = start.length;
        append(UTC_TIME);
        append(ascii(UTC.format(Instant.ofEpochMilli(utcMillis))));
        buffer[length++] = '"';
        return finish(row);
    }

    private byte[] finish(TickRow row) {
        append(BID, row.bid());
        append(ASK, row.ask());
        append(LAST, row.last());
        if (row.volume() != 0) {
            append(VOLUME, row.volume());
        }
        append(FLAGS);
        append(row.flags());
        buffer[length++] = '}';
        return Arrays.copyOf(buffer, length);
    }

    private void append(byte[] name, double value) {
        if (Double.isFinite(value)) {
            append(name);
            append(value);
        }
    }

    private void append(double value) {
        double magnitude = Math.abs(value);
        for (int decimals = 0; decimals <= DECIMALS_MAX; decimals++) {
            double scaled = Math.rint(magnitude * POWERS_OF_TEN[decimals]);
            // Two exact numbers divided give the double nearest to the decimal, as a parser would.
            if (scaled < EXACT_MAX && scaled / POWERS_OF_TEN[decimals] == magnitude) {
                if (value < 0) {
                    buffer[length++] = '-';
                }
                long power = POWERS_OF_TEN[decimals];
                append((long) scaled / power);
                if (decimals > 0) {
                    buffer[length++] = '.';
                    appendFraction((long) scaled % power, decimals);
                }
                return;
            }
        }
        append(ascii(Double.toString(value)));
    }

    private void appendFraction(long fraction, int decimals) {
        long rest = fraction;
        for (int i = decimals - 1; i >= 0; i--) {
            buffer[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += decimals;
    }

    private void append(long value) {
        if (value < 0) {
            append(ascii(Long.toString(value)));
            return;
        }
        int at = digits.length;
        long rest = value;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        System.arraycopy(digits, at, buffer, length, digits.length - at);
        length += digits.length - at;
    }

    private void append(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private static String escaped(String symbol) {
        var escaped = new StringBuilder();
        for (int i = 0; i < symbol.length(); i++) {
            char c = symbol.charAt(i);
            if (c < ' ') {
                escaped.append("\\u%04x".formatted((int) c));
            } else {
                escaped.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static long[] powersOfTen() {
        long[] powers = new long[DECIMALS_MAX + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 10 * powers[i - 1];
        }
        return powers;
    }
}
