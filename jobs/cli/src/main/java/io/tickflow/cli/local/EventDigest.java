package io.tickflow.cli.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of events, each a line of its fields separated by blanks. Equal digests mean equal runs,
 * if events are added in the order of their decision ids. Not thread-safe.
 */
public final class EventDigest {

    private final MessageDigest sha256;

    public EventDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Adds an event. */
    public void add(String... fields) {
        sha256.update((String.join(" ", fields) + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the digest of all events, 64 hexadecimal digits; the object cannot be used
     * afterwards.
     */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
