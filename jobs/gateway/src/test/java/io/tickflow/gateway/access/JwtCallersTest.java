package io.tickflow.gateway.access;

import static io.tickflow.gateway.access.SignedTokens.HOUR_SECONDS;
import static io.tickflow.gateway.access.SignedTokens.claims;
import static io.tickflow.gateway.access.SignedTokens.config;
import static io.tickflow.gateway.access.SignedTokens.key;
import static io.tickflow.gateway.access.SignedTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.PlainJWT;
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

    @TempDir private Path folder;
    private ECKey key;
    private JwtCallers callers;

    @BeforeEach
    void writeKeys() throws Exception {
        key = key("one");
        Path file = folder.resolve("jwks.json");
        Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
        callers = JwtCallers.of(config(file.toString()));
    }

    @Test
    void shouldTakeHighestRole() throws Exception {
        String token = signed(claims().claim("roles", List.of("viewer", "operator", "x")), key);

        Identity olga = callers.identify(token);
        assertThat(olga.name()).isEqualTo("olga");
        assertThat(olga.role()).isEqualTo(Role.OPERATOR);
        assertThat(callers.identify(signed(claims().claim("roles", "admin"), key)).role())
                .isEqualTo(Role.ADMIN);
    }

    @Test
    void shouldKnowUntilWhenTokenServes() throws Exception {
        Instant end = Instant.ofEpochSecond(Instant.now().getEpochSecond() + HOUR_SECONDS);
        String token =
                signed(claims().claim("roles", "viewer").expirationTime(Date.from(end)), key);

        // The verifier grants clocks that differ a minute.
        assertThat(callers.identify(token).untilMillis())
                .isEqualTo(end.plusSeconds(60).toEpochMilli());
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
        ECKey other = key("one");

        assertUnauthorized(signed(claims().claim("roles", "admin"), other));
        assertUnauthorized(
                new PlainJWT(claims().claim("roles", "admin").build()).serialize() + "x");
        assertUnauthorized(new PlainJWT(claims().claim("roles", "admin").build()).serialize());
        // The public key as a secret of HMAC, which a careless check would take.
        assertUnauthorized(
                signed(
                        claims().claim("roles", "admin"),
                        JWSAlgorithm.HS256,
                        "one",
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

        assertThatThrownBy(() -> JwtCallers.of(config(file.toString())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("JWKS");
    }

    @Test
    void shouldRefuseSubjectOfSeveralLines() throws Exception {
        assertUnauthorized(signed(claims().subject("olga\nvictor").claim("roles", "admin"), key));
        assertUnauthorized(signed(claims().subject("").claim("roles", "admin"), key));
    }

    @Test
    void shouldNotFetchKeysOfOtherMachineInClear() {
        assertThatThrownBy(() -> JwtCallers.of(config("http://idp.example/jwks")))
                .isInstanceOf(IOException.class);
    }

    private void assertUnauthorized(String token) {
        assertRefused(token, Problem.Kind.UNAUTHORIZED);
    }

    private void assertRefused(String token, Problem.Kind kind) {
        assertThatThrownBy(() -> callers.identify(token))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }
}
