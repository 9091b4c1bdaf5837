package io.tickflow.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Callers by the signed tokens of an identity provider. Accepts signatures with public keys only,
 * by the issuer, for the audience, within their time, and takes the highest role. Thread-safe.
 */
public final class JwtCallers {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384);

    /** Callers that wait for the provider at a time: fewer than there are threads of commands. */
    private static final int WAITING_MAX = 3;

    private static final String HTTPS = "https://";

    /** A provider on this machine, as behind a tunnel. */
    private static final Pattern LOCAL =
            Pattern.compile("http://(127\\.0\\.0\\.1|localhost)(:\\d+)?/.*");

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]{1,200}");

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String roleClaim;

    private JwtCallers(JwtConfig config, JWKSource<SecurityContext> keys) {
        roleClaim = config.roleClaim();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        config.audience(),
                        new JWTClaimsSet.Builder().issuer(config.issuer()).build(),
                        Set.of("sub", "exp")));
    }

    /**
     * Reads the keys of a file. Those of a URL are fetched now, every five minutes and for an
     * unknown key, once in 15 s at most, and kept for an hour while the URL does not answer.
     *
     * @throws IOException if the file has no keys, or the URL is none
     */
    public static JwtCallers of(JwtConfig config) throws IOException {
        if (config.keys().startsWith(HTTPS) || LOCAL.matcher(config.keys()).matches()) {
            return new JwtCallers(
                    config,
                    new ProviderKeys(
                            URI.create(config.keys()).toURL(),
                            new KeyFetch(),
                            ProviderKeys.Times.USUAL,
                            WAITING_MAX,
                            System::nanoTime));
        }
        try {
            JWKSet keys = JWKSet.load(Path.of(config.keys()).toFile());
            return new JwtCallers(config, new ImmutableJWKSet<>(keys.toPublicJWKSet()));
        } catch (ParseException e) {
            throw new IOException(config.keys() + " is no JWKS: it needs {\"keys\":[...]}", e);
        }
    }

    /** Returns true for a text with the form of a signed token. */
    static boolean isForm(String token) {
        return token.chars().filter(letter -> letter == '.').count() == 2;
    }

    /**
     * Caller with a token.
     *
     * @throws Problem if the token is not valid, or names no role
     */
    Identity identify(String token) {
        JWTClaimsSet claims;
        try {
            claims = processor.process(token, null);
        } catch (BadJOSEException | ParseException e) {
            throw Problem.of(
                    Problem.Kind.UNAUTHORIZED, "the token is not accepted: " + e.getMessage());
        } catch (JOSEException e) {
            throw Problem.unavailable(
                    "the key of the token is not known, and the identity provider does not tell it"
                            + " in time. Maybe ask again");
        }
        String name = claims.getSubject();
        if (name == null || !NAME.matcher(name).matches()) {
            throw Problem.of(
                    Problem.Kind.UNAUTHORIZED,
                    "the token is not accepted: its sub must be a line of 1 to 200 characters");
        }
        Role role = role(claims.getClaim(roleClaim));
        if (role == null) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "the claim '"
                            + roleClaim
                            + "' of the token names none of "
                            + List.of(Role.values()));
        }
        return new Identity(
                name,
                role,
                claims.getExpirationTime().toInstant().toEpochMilli()
                        + TimeUnit.SECONDS.toMillis(
                                DefaultJWTClaimsVerifier.DEFAULT_MAX_CLOCK_SKEW_SECONDS));
    }

    /** Highest role in a claim: a list, or words. */
    private static @Nullable Role role(@Nullable Object claim) {
        Collection<?> words =
                claim instanceof Collection<?> list
                        ? list
                        : Arrays.asList(String.valueOf(claim).split(" ", -1));
        Role highest = null;
        for (Role role : Role.values()) {
            if (words.stream()
                    .anyMatch(word -> role.name().equalsIgnoreCase(String.valueOf(word)))) {
                highest = role;
            }
        }
        return highest;
    }
}
