package io.tickflow.settings.store;

import io.tickflow.connector.tls.SecretReference;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Key that wraps the keys of secrets: 256 bits, kept outside of the database. */
public final class MasterKey {

    /** Variable with a reference to the key: {@code file:PATH} or {@code env:NAME}. */
    public static final String VARIABLE = "TICKFLOW_CONFIG_KEY";

    private static final int BYTES = 32;
    private static final int ID_BYTES = 8;

    private final byte[] key;
    private final String id;

    private MasterKey(byte[] key) {
        this.key = key;
        this.id = HexFormat.of().formatHex(Arrays.copyOf(sha256(key), ID_BYTES));
    }

    /**
     * Reads a key.
     *
     * @param reference {@code file:PATH} or {@code env:NAME}; 32 bytes in base64 are there
     * @throws StoreException if there is no such key
     */
    public static MasterKey of(String reference) {
        if (!SecretReference.isReference(reference)) {
            throw new StoreException(
                    "the master key must be a reference, file:/path or env:NAME", null);
        }
        try {
            return decode(SecretReference.resolve(reference));
        } catch (IOException e) {
            throw new StoreException("the master key: " + e.getMessage(), e);
        }
    }

    private static MasterKey decode(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new StoreException("the master key must be base64. " + ADVICE, null);
        }
        if (key.length != BYTES) {
            throw new StoreException(
                    "the master key has " + key.length + " bytes and must have 32. " + ADVICE,
                    null);
        }
        return new MasterKey(key);
    }

    private static final String ADVICE = "Maybe make one with: openssl rand -base64 32";

    /** A new key as text. */
    public static String random() {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    byte[] bytes() {
        return key.clone();
    }

    /** Name of the key, which does not tell it. */
    public String id() {
        return id;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
