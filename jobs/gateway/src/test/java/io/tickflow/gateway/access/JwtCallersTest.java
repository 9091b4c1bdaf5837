package io.tickflow.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtCallersTest {

    private static final String ISSUER = "https://idp.example";
    private static final long HOUR_SECONDS = 3_600;

    @TempDir private Path folder;
    private ECKey key;
    private JwtCallers callers;

    @BeforeEach
    void writeKeys() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        Path file = folder.resolve("jwks.json");
        Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
        callers = JwtCallers.of(new JwtConfig(file.toString(), ISSUER, "tickflow", "roles"));
    }

    @Test
    void shouldTakeHighestRole() throws Exception {
        String token = signed(claims().claim("roles", List.of("viewer", "operator", "x")), key);

        assertThat(callers.identify(token)).isEqualTo(new Identity("olga", Role.OPERATOR));
        assertThat(callers.identify(signed(claims().claim("roles", "admin"), key)).role())
                .isEqualTo(Role.ADMIN);
    }

    @Test
    void shouldRefuseTokenWithoutRole() throws Exception {
        assertRefused(signed(claims(), key), Problem.Kind.FORBIDDEN);
    }

    @Test
    void shouldRefuseOtherIssuerAudienceAndTime() throws Exception {
        assertUnauthorized(signed(claims().issuer("https://evil.example"), key));
        assertUnauthorized(signed(claims().audience("other"), key));
        assertUnauthorized(
                signed(
                        claims().expirationTime(
                                        Date.from(Instant.now().minusSeconds(HOUR_SECONDS))),
                        key));
        assertUnauthorized(signed(claims().expirationTime(null), key));
    }

    @Test
    void shouldRefuseForeignSignatures() throws Exception {
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID("one").generate();

        assertUnauthorized(signed(claims().claim("roles", "admin"), other));
        assertUnauthorized(
                new PlainJWT(claims().claim("roles", "admin").build()).serialize() + "x");
        assertUnauthorized(new PlainJWT(claims().claim("roles", "admin").build()).serialize());
        // The public key as a secret of HMAC, which a careless check would take.
        assertUnauthorized(
                signed(
                        claims().claim("roles", "admin"),
                        JWSAlgorithm.HS256,
                        new MACSigner(
                                key.toPublicJWK()
                                        .toJSONString()
                                        .getBytes(StandardCharsets.UTF_8))));
        assertUnauthorized("a.b.c");
    }

    @Test
    void shouldNameFileThatIsNoKeySet() throws Exception {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "{}");

        assertThatThrownBy(
                        () ->
                                JwtCallers.of(
                                        new JwtConfig(
                                                file.toString(), ISSUER, "tickflow", "roles")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("JWKS");
    }

    private void assertUnauthorized(String token) {
        assertRefused(token, Problem.Kind.UNAUTHORIZED);
    }

    private void assertRefused(String token, Problem.Kind kind) {
        assertThatThrownBy(() -> callers.identify(token))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("tickflow")
                .subject("olga")
                .expirationTime(Date.from(Instant.now().plusSeconds(HOUR_SECONDS)));
    }

    private static String signed(JWTClaimsSet.Builder claims, ECKey key) throws Exception {
        return signed(claims, JWSAlgorithm.ES256, new ECDSASigner(key));
    }

    private static String signed(
            JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWSSigner signer)
            throws Exception {
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(algorithm).keyID("one").build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
