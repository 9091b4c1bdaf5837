package io.tickflow.core.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derives decision ids. The same ticks give the same ids in every run, at every parallelism, live
 * and replayed: no clock, random source or restartable counter is involved. Not thread-safe.
 */
public final class DecisionIds {

    private static final int ID_BYTES = 16;

    private static final int DIGITS_MAX = 20;

    private final byte[] pipeline;
    private final byte[] digits = new byte[DIGITS_MAX];
    private final MessageDigest sha256;

    /**
     * @param pipeline name that separates the decisions of this deployment from others on the same
     *     symbols
     */
    public DecisionIds(String pipeline) {
        this.pipeline = (pipeline + '\n').getBytes(StandardCharsets.UTF_8);
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Derives the id of the decision at a tick, 32 hexadecimal digits.
     *
     * @param ordinal position of the tick among the accepted ticks of that symbol and millisecond,
     *     from 0
     */
    public String decisionId(String symbol, long eventTimeMillis, int ordinal) {
        sha256.update(pipeline);
        sha256.update(symbol.getBytes(StandardCharsets.UTF_8));
        putLineAndNumber(eventTimeMillis);
        putLineAndNumber(ordinal);
        return HexFormat.of().formatHex(sha256.digest(), 0, ID_BYTES);
    }

    /** Adds a line feed and a non-negative number as text. */
    private void putLineAndNumber(long number) {
        int at = digits.length;
        long rest = number;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        digits[--at] = '\n';
        sha256.update(digits, at, digits.length - at);
    }
}
