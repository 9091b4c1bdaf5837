package io.tickflow.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tickflow.gateway.access.Gatekeeper;
import io.tickflow.gateway.access.JwtCallers;
import io.tickflow.gateway.access.JwtConfig;
import io.tickflow.gateway.access.RateLimit;
import io.tickflow.gateway.access.Tokens;
import io.tickflow.gateway.api.RequestCounts;
import io.tickflow.gateway.live.StreamChoice;
import io.tickflow.gateway.live.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenStreamTest {

    private static final String ISSUER = "https://idp.example";

    /** Of the minute that is granted to clocks. */
    private static final long PAST_SECONDS_MAX = 56;

    /** Added to the life of the next token if a busy machine was slower than the one before. */
    private static final long MORE_SECONDS = 8;

    @Test
    void shouldEndStreamWhenTokenEnds(@TempDir Path folder) throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        Path keys = folder.resolve("jwks.json");
        Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
        var streams = new Streams();
        var server =
                new HttpServer(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        null,
                        HttpLimits.USUAL,
                        List.of(StreamChoice.route()),
                        new Gatekeeper(
                                Tokens.none(),
                                JwtCallers.of(
                                        new JwtConfig(
                                                keys.toString(), ISSUER, "tickflow", "roles")),
                                false,
                                new RateLimit(100, 100, System::nanoTime)),
                        streams,
                        new RequestCounts());
        server.start();
        try {
            HttpResponse<InputStream> stream = stream(server.port(), token(key, PAST_SECONDS_MAX));
            for (long past = PAST_SECONDS_MAX - MORE_SECONDS;
                    stream.statusCode() == 401 && past > 0;
                    past -= MORE_SECONDS) {
                stream = stream(server.port(), token(key, past));
            }
            assertThat(stream.statusCode()).isEqualTo(200);

            assertThat(ends(stream.body())).isTrue();
            // The client learns of the end before the server has counted it.
            await().atMost(Duration.ofSeconds(30)).until(() -> streams.clients() == 0);
        } finally {
            server.close();
        }
    }

    private static HttpResponse<InputStream> stream(int port, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + port + "/v1/stream"))
                                .header("Authorization", "Bearer " + token)
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofInputStream());
    }

    /** Reads keep-alives until the server ends the stream, for a minute. */
    private static boolean ends(InputStream stream) throws Exception {
        Instant last = Instant.now().plusSeconds(60);
        try {
            while (Instant.now().isBefore(last)) {
                if (stream.read() < 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String token(ECKey key, long pastSeconds) throws Exception {
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                        new JWTClaimsSet.Builder()
                                .issuer(ISSUER)
                                .audience("tickflow")
                                .subject("victor")
                                .claim("roles", "viewer")
                                .expirationTime(Date.from(Instant.now().minusSeconds(pastSeconds)))
                                .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
