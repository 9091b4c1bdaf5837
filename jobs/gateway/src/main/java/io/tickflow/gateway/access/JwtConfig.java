package io.tickflow.gateway.access;

/**
 * Tokens of an identity provider (OpenID Connect) that are accepted.
 *
 * @param keys JWKS: path of a file, or an https:// URL (http:// on this machine)
 * @param issuer required {@code iss}
 * @param audience required {@code aud}
 * @param roleClaim claim with the roles, a list or words of a text
 */
public record JwtConfig(String keys, String issuer, String audience, String roleClaim) {

    /** Usual claim with the roles. */
    public static final String ROLES = "roles";
}
