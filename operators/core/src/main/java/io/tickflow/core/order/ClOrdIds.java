package io.tickflow.core.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Derives ClOrdID(11). The same order has the same id in every run, so that a repetition can be
 * told from a new order. Thread-safe.
 */
public final class ClOrdIds {

    /** Digits of an id: short enough for every broker that we know of. */
    public static final int LENGTH = 20;

    private static final char[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV".toCharArray();
    private static final int BITS_PER_DIGIT = 5;

    private ClOrdIds() {}

    /**
     * Id of one attempt at one leg of one decision: {@value #LENGTH} digits, 100 bits of a hash.
     */
    public static String of(String account, String decisionId, Leg leg, int attempt) {
        String identity = account + '\n' + decisionId + '\n' + leg + '\n' + attempt;
        byte[] digest = sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
        char[] id = new char[LENGTH];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (bits < BITS_PER_DIGIT) {
                buffer = (buffer << Byte.SIZE) | (digest[next++] & 0xff);
                bits += Byte.SIZE;
            }
            bits -= BITS_PER_DIGIT;
            id[i] = DIGITS[(buffer >>> bits) & (DIGITS.length - 1)];
        }
        return new String(id);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
