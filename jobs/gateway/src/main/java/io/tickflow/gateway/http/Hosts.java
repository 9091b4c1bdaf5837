package io.tickflow.gateway.http;

import io.tickflow.gateway.api.Problem;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

/**
 * Names by which the gateway may be called. A page of another site could otherwise reach a gateway
 * on this machine under a name of its own (DNS rebinding).
 */
final class Hosts {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final boolean isLoopback;

    /** Creates the names of a gateway bound to {@code address}. */
    Hosts(InetAddress address) {
        isLoopback = address.isLoopbackAddress();
    }

    /** Refuses a foreign name of the host, and a write from the page of another site. */
    void check(HttpServerExchange exchange) {
        if (isLoopback && !LOOPBACK.contains(exchange.getHostName())) {
            throw Problem.of(
                    Problem.Kind.MISDIRECTED,
                    "the gateway is bound to this machine and answers to localhost and 127.0.0.1");
        }
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        if (origin != null && !origin.endsWith("://" + exchange.getHostAndPort())) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN, "pages of other sites may not use this gateway");
        }
    }

    /** Returns true for a caller on this machine, without a proxy in between. */
    static boolean isLocal(HttpServerExchange exchange) {
        InetSocketAddress source = exchange.getSourceAddress();
        return source.getAddress() != null
                && source.getAddress().isLoopbackAddress()
                && !exchange.getRequestHeaders().contains("X-Forwarded-For")
                && !exchange.getRequestHeaders().contains("Forwarded");
    }

    /** Address of the caller, for limits. */
    static String address(HttpServerExchange exchange) {
        return exchange.getSourceAddress().getHostString();
    }
}
