package io.tickflow.sandbox.secure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * HTTPS on 127.0.0.1 in front of a ClickHouse that speaks HTTP, for one user with a password, as
 * the embedded engine has neither TLS nor users.
 */
public final class ClickHouseTlsFront implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int WAITING_MAX = 256;
    private static final int THREADS = 16;
    private static final int FORBIDDEN = 403;
    private static final String AUTHENTICATION_FAILED = "516";

    /** Headers of one connection, which Java's client sets itself. */
    private static final Set<String> OF_CONNECTION =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "expect",
                    "upgrade",
                    "transfer-encoding",
                    "te");

    private final HttpsServer server;
    private final ExecutorService threads;
    private final HttpClient engine = HttpClient.newHttpClient();
    private final String engineUrl;
    private final String credentials;

    private ClickHouseTlsFront(HttpsServer server, String engineUrl, String user, String password) {
        this.server = server;
        this.engineUrl = engineUrl;
        this.credentials =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (user + ':' + password).getBytes(StandardCharsets.UTF_8));
        this.threads = Executors.newFixedThreadPool(THREADS);
    }

    /**
     * Starts on a free port.
     *
     * @throws IOException if it cannot listen
     */
    public static ClickHouseTlsFront start(
            LinkCertificates certificates, String engineUrl, String user, String password)
            throws IOException {
        var server =
                HttpsServer.create(
                        new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), WAITING_MAX);
        server.setHttpsConfigurator(new HttpsConfigurator(context(certificates)));
        var front = new ClickHouseTlsFront(server, engineUrl, user, password);
        server.setExecutor(front.threads);
        server.createContext("/", front::answer);
        server.start();
        return front;
    }

    /** Port on 127.0.0.1. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** URL by the name in its certificate. */
    public String url() {
        return "https://" + LinkCertificates.HOST + ':' + port();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                refuse(exchange);
                return;
            }
            HttpResponse<InputStream> answer =
                    engine.send(forwarded(exchange), BodyHandlers.ofInputStream());
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                                    exchange.getResponseHeaders().put(name, values);
                                }
                            });
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            answer.body().transferTo(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest forwarded(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var request =
                HttpRequest.newBuilder(URI.create(engineUrl + exchange.getRequestURI()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        return request.build();
    }

    /** Refuses as ClickHouse does. */
    private static void refuse(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] text =
                "Code: 516. DB::Exception: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)\n"
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-ClickHouse-Exception-Code", AUTHENTICATION_FAILED);
        exchange.sendResponseHeaders(FORBIDDEN, text.length);
        exchange.getResponseBody().write(text);
    }

    private static SSLContext context(LinkCertificates certificates) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] inMemory = new char[0];
            var identity = certificates.server();
            store.setKeyEntry(
                    "server",
                    identity.key(),
                    inMemory,
                    new Certificate[] {identity.certificate(), identity.issuer()});
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, inMemory);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }
}
