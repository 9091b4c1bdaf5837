package io.tickflow.ingest.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Secret that requests must present; never printed. */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] secret;

    /** A token of printable characters. */
    public BearerToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns true if the header Authorization presents the token. Takes the same time always. */
    boolean isPresentedBy(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        secret,
                        authorization
                                .substring(SCHEME.length())
                                .strip()
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "bearer token";
    }
}
