package io.tickflow.gateway.access;

import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Role;
import org.jspecify.annotations.Nullable;

/**
 * Decides who a caller is and what it may do. Without a token a caller on this machine may read,
 * unless that is switched off; everybody else needs one.
 */
public final class Gatekeeper {

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final @Nullable JwtCallers jwt;
    private final boolean isLocalOpen;
    private final RateLimit limit;

    /**
     * Creates a gatekeeper.
     *
     * @param jwt callers of an identity provider; null for none
     * @param isLocalOpen true if callers on this machine may read without a token
     */
    public Gatekeeper(
            Tokens tokens, @Nullable JwtCallers jwt, boolean isLocalOpen, RateLimit limit) {
        this.tokens = tokens;
        this.jwt = jwt;
        this.isLocalOpen = isLocalOpen;
        this.limit = limit;
    }

    /**
     * Admits a request.
     *
     * @param authorization header of the request; null without one
     * @param address address of the caller
     * @param isLocal true for a caller on this machine
     * @param least least role; null if anybody may ask
     * @throws Problem to refuse
     */
    public Identity admit(
            @Nullable String authorization, String address, boolean isLocal, @Nullable Role least) {
        Identity identity = identify(authorization, address, isLocal, least == null);
        // Callers without a token share the allowance of their address.
        String key = authorization == null ? address : "token " + identity.name();
        requireRate(key);
        if (least != null && !identity.role().includes(least)) {
            throw Problem.of(
                    authorization == null ? Problem.Kind.UNAUTHORIZED : Problem.Kind.FORBIDDEN,
                    "this needs the role "
                            + least
                            + ", and the caller "
                            + identity.name()
                            + " has "
                            + identity.role());
        }
        return identity;
    }

    private Identity identify(
            @Nullable String authorization, String address, boolean isLocal, boolean isOpen) {
        if (authorization == null) {
            if (isLocal && isLocalOpen) {
                return Identity.LOCAL;
            }
            if (isOpen) {
                return Identity.ANYBODY;
            }
            throw Problem.of(
                    Problem.Kind.UNAUTHORIZED,
                    "the header 'Authorization: Bearer TOKEN' is missing");
        }
        requireRate("try " + address);
        String secret =
                authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? authorization.substring(BEARER.length()).strip()
                        : "";
        if (jwt != null && JwtCallers.isForm(secret)) {
            return jwt.identify(secret);
        }
        return tokens.find(secret)
                .orElseThrow(
                        () ->
                                Problem.of(
                                        Problem.Kind.UNAUTHORIZED,
                                        "the gateway does not know this token"));
    }

    private void requireRate(String key) {
        if (!limit.permits(key)) {
            throw Problem.of(Problem.Kind.TOO_MANY_REQUESTS, "ask less often, or wait a second");
        }
    }
}
