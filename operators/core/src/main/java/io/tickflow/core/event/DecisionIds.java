package io.tickflow.core.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derives ids. The same ticks give the same ids in every run, at every parallelism, live and
 * replayed; nothing here reads a clock, a random source or a counter that can restart. One instance
 * a thread.
 */
public final class DecisionIds {

    private static final int ID_BYTES = 16;

    private final String pipeline;
    private final MessageDigest sha256;

    /**
     * @param pipeline name that sets the decisions of this deployment apart from others on the same
     *     symbols
     */
    public DecisionIds(String pipeline) {
        this.pipeline = pipeline;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Id of the decision taken at a tick, 32 hexadecimal digits.
     *
     * @param ordinal position of the tick among the accepted ticks of that symbol and millisecond,
     *     from 0
     */
    public String decisionId(String symbol, long eventTimeMillis, int ordinal) {
        String identity = pipeline + '\n' + symbol + '\n' + eventTimeMillis + '\n' + ordinal;
        byte[] digest = sha256.digest(identity.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }
}
