package io.tickflow.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.json.Json;
import io.undertow.io.AsyncSenderImpl;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/** Writes answers, problems and the headers that all of them have. */
final class Responses {

    static final String JSON = "application/json";
    private static final byte[] DATA = "{\"data\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] META = ",\"meta\":".getBytes(StandardCharsets.UTF_8);
    private static final String PROBLEM = "application/problem+json";
    private static final String PAGE_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final String NOTHING_PERMITTED =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** Time to take a refusal of a request whose rest is not read. */
    private static final long END_MILLIS = 1_000;

    /** Bytes that the buffers of the system take at once. */
    private static final int SMALL_BYTES_MAX = 64 << 10;

    private Responses() {}

    /** Sets the headers by which a browser guards the user. */
    static void guard(HttpServerExchange exchange, boolean isEncrypted) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(HttpString.tryFromString("X-Content-Type-Options"), "nosniff");
        headers.put(HttpString.tryFromString("X-Frame-Options"), "DENY");
        headers.put(HttpString.tryFromString("Referrer-Policy"), "no-referrer");
        headers.put(HttpString.tryFromString("Cross-Origin-Resource-Policy"), "same-origin");
        headers.put(HttpString.tryFromString("Cross-Origin-Opener-Policy"), "same-origin");
        headers.put(HttpString.tryFromString("Content-Security-Policy"), PAGE_POLICY);
        headers.put(HttpString.tryFromString("Permissions-Policy"), NOTHING_PERMITTED);
        if (isEncrypted) {
            headers.put(Headers.STRICT_TRANSPORT_SECURITY, "max-age=31536000");
        }
    }

    /** Joins two parts that are JSON already. */
    static byte[] envelope(byte[] data, byte[] meta) {
        return ByteBuffer.allocate(DATA.length + data.length + META.length + meta.length + 1)
                .put(DATA)
                .put(data)
                .put(META)
                .put(meta)
                .put((byte) '}')
                .array();
    }

    static void send(HttpServerExchange exchange, int status, String type, byte[] body) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        send(exchange, body);
    }

    /** Sends a body, of which the caller takes a large one in time. */
    static void send(HttpServerExchange exchange, byte[] body) {
        if (body.length > SMALL_BYTES_MAX) {
            boundTime(exchange);
        }
        // Not the sender of a blocking exchange: a caller that reads slowly would hold its thread.
        new AsyncSenderImpl(exchange).send(ByteBuffer.wrap(body));
    }

    private static void boundTime(HttpServerExchange exchange) {
        HttpLimits limits = exchange.getAttachment(HttpLimits.ATTACHMENT);
        XnioExecutor.Key end = closeIn(exchange, limits.answerMillis());
        exchange.addExchangeCompleteListener(
                (ended, next) -> {
                    end.remove();
                    next.proceed();
                });
    }

    private static XnioExecutor.Key closeIn(HttpServerExchange exchange, long millis) {
        return exchange.getIoThread()
                .executeAfter(
                        () -> IoUtils.safeClose(exchange.getConnection()),
                        millis,
                        TimeUnit.MILLISECONDS);
    }

    static void refuse(HttpServerExchange exchange, Problem problem) {
        Problem.Kind kind = problem.kind();
        ObjectNode body =
                Json.object()
                        .put("type", kind.type())
                        .put("title", kind.title())
                        .put("status", kind.status())
                        .put("detail", problem.detail())
                        .put("instance", exchange.getRequestPath());
        switch (kind) {
            case UNAUTHORIZED ->
                    exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
            case TOO_MANY_REQUESTS, UNAVAILABLE, BUSY ->
                    exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
            case TOO_SLOW, TOO_LARGE -> {
                exchange.setPersistent(false);
                var unused = closeIn(exchange, END_MILLIS);
            }
            case INVALID,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    WRONG_MEDIA_TYPE,
                    MISDIRECTED,
                    INTERNAL -> {}
        }
        send(exchange, kind.status(), PROBLEM, Json.bytes(body));
    }
}
