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
import com.sun.net.httpserver.HttpServer;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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

        assertThatThrownBy(
                        () ->
                                JwtCallers.of(
                                        new JwtConfig(
                                                file.toString(), ISSUER, "tickflow", "roles")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("JWKS");
    }

    @Test
    void shouldRefuseSubjectOfSeveralLines() throws Exception {
        assertUnauthorized(signed(claims().subject("olga\nvictor").claim("roles", "admin"), key));
        assertUnauthorized(signed(claims().subject("").claim("roles", "admin"), key));
    }

    @Test
    void shouldFollowKeysOfUrl() throws Exception {
        var fetched = new AtomicInteger();
        var served = new AtomicReference<>(new JWKSet(key.toPublicJWK()).toString());
        HttpServer provider =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext(
                "/jwks",
                exchange -> {
                    fetched.incrementAndGet();
                    byte[] body = served.get().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        provider.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/jwks");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        provider.start();
        try {
            String url = "http://127.0.0.1:" + provider.getAddress().getPort();
            callers = JwtCallers.of(new JwtConfig(url + "/jwks", ISSUER, "tickflow", "roles"));
            String first = signed(claims().claim("roles", "viewer"), key);
            assertThat(callers.identify(first).role()).isEqualTo(Role.VIEWER);
            assertThat(callers.identify(first).role()).isEqualTo(Role.VIEWER);
            assertThat(fetched).as("fetches of two tokens").hasValue(1);

            ECKey next = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
            served.set(new JWKSet(next.toPublicJWK()).toString());
            String second = signed(claims().claim("roles", "operator"), next);
            assertThat(callers.identify(second).role()).isEqualTo(Role.OPERATOR);
            assertThat(fetched).as("fetches after the rotation").hasValue(2);
            assertUnauthorized(first);

            JwtCallers moved =
                    JwtCallers.of(new JwtConfig(url + "/moved", ISSUER, "tickflow", "roles"));
            assertThatThrownBy(() -> moved.identify(second))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("cannot be had");
            provider.stop(0);
            assertThat(callers.identify(second).role())
                    .as("the provider is away")
                    .isEqualTo(Role.OPERATOR);
        } finally {
            provider.stop(0);
        }
    }

    @Test
    void shouldNotFetchKeysOfOtherMachineInClear() {
        assertThatThrownBy(
                        () ->
                                JwtCallers.of(
                                        new JwtConfig(
                                                "http://idp.example/jwks",
                                                ISSUER,
                                                "tickflow",
                                                "roles")))
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

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("tickflow")
                .subject("olga")
                .expirationTime(Date.from(Instant.now().plusSeconds(HOUR_SECONDS)));
    }

    private static String signed(JWTClaimsSet.Builder claims, ECKey key) throws Exception {
        return signed(claims, JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key));
    }

    private static String signed(
            JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer)
            throws Exception {
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
