package io.tickflow.gateway.access;

import static io.tickflow.gateway.access.SignedTokens.claims;
import static io.tickflow.gateway.access.SignedTokens.config;
import static io.tickflow.gateway.access.SignedTokens.key;
import static io.tickflow.gateway.access.SignedTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of a provider that rotates, moves, ends and hangs. */
class ProviderKeysTest {

    /** Forged tokens at a time: as many as there are threads of commands. */
    private static final int AT_ONCE = 8;

    private static final int FORGED = 64;
    private static final Duration MANY = Duration.ofSeconds(6);
    private static final Duration ONE = Duration.ofMillis(500);

    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicReference<String> served = new AtomicReference<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean hangs;
    private ECKey key;
    private HttpServer provider;
    private String url;

    @BeforeEach
    void start() throws Exception {
        key = key("one");
        served.set(new JWKSet(key.toPublicJWK()).toString());
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(threads);
        provider.createContext("/jwks", this::answer);
        provider.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/jwks");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        provider.start();
        url = "http://127.0.0.1:" + provider.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        fetched.incrementAndGet();
        if (hangs) {
            awaitEnd();
        }
        byte[] body = served.get().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitEnd() throws IOException {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        provider.stop(0);
        threads.shutdownNow();
    }

    @Test
    void shouldFollowKeysOfUrl() throws Exception {
        JwtCallers callers = JwtCallers.of(config(url + "/jwks"));
        String first = signed(claims().claim("roles", "viewer"), key);
        assertThat(callers.identify(first).role()).isEqualTo(Role.VIEWER);
        assertThat(callers.identify(first).role()).isEqualTo(Role.VIEWER);
        assertThat(fetched).as("fetches of two tokens").hasValue(1);

        ECKey next = key("two");
        served.set(new JWKSet(next.toPublicJWK()).toString());
        String second = signed(claims().claim("roles", "operator"), next);
        assertThat(callers.identify(second).role()).isEqualTo(Role.OPERATOR);
        assertThat(fetched).as("fetches after the rotation").hasValue(2);
        assertThat(refusal(callers, first)).isEqualTo(Problem.Kind.UNAUTHORIZED);
        assertThat(fetched).as("fetches in the pause").hasValue(2);

        provider.stop(0);
        assertThat(callers.identify(second).role())
                .as("the provider is away")
                .isEqualTo(Role.OPERATOR);
    }

    @Test
    void shouldNotFollowRedirect() throws Exception {
        JwtCallers moved = JwtCallers.of(config(url + "/moved"));

        assertThatThrownBy(() -> moved.identify(signed(claims().claim("roles", "viewer"), key)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("identity provider");
        assertThat(fetched).hasValue(0);
    }

    @Test
    void shouldRefuseForgedTokensSoonWhileProviderHangs() throws Exception {
        JwtCallers callers = JwtCallers.of(config(url + "/jwks"));
        String known = signed(claims().claim("roles", "operator"), key);
        assertThat(callers.identify(known).role()).isEqualTo(Role.OPERATOR);
        hangs = true;

        ExecutorService commands = Executors.newFixedThreadPool(AT_ONCE);
        try {
            long startNanos = System.nanoTime();
            List<Future<Problem.Kind>> refusals = new ArrayList<>();
            for (int i = 0; i < FORGED; i++) {
                String forged = signed(claims().claim("roles", "admin"), key("forged-" + i));
                refusals.add(commands.submit(() -> refusal(callers, forged)));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> fetched.get() == 2);
            long knownNanos = System.nanoTime();
            assertThat(callers.identify(known).role()).isEqualTo(Role.OPERATOR);
            assertThat(System.nanoTime() - knownNanos).isLessThan(ONE.toNanos());
            for (Future<Problem.Kind> refusal : refusals) {
                assertThat(refusal.get(1, TimeUnit.MINUTES))
                        .isIn(Problem.Kind.UNAUTHORIZED, Problem.Kind.UNAVAILABLE);
            }
            assertThat(System.nanoTime() - startNanos).isLessThan(MANY.toNanos());
            assertThat(fetched).as("fetches under way").hasValue(2);
        } finally {
            commands.shutdownNow();
        }
    }

    private static Problem.Kind refusal(JwtCallers callers, String token) {
        try {
            throw new AssertionError("a forged token is that of " + callers.identify(token));
        } catch (Problem e) {
            return e.kind();
        }
    }
}
