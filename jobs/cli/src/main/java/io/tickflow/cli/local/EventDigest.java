package io.tickflow.cli.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of events, each a line of its fields with a blank between them. Two runs are the same if
 * their digests are, given that each adds its events in the order of their decisions' ids. One
 * thread.
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

    /** The digest of all that was added, 64 hexadecimal digits; ends this object's use. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
