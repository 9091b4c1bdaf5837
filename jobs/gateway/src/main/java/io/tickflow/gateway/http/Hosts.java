package io.tickflow.gateway.http;

import io.tickflow.gateway.api.Problem;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/**
 * Names by which the gateway may be called. A page of another site could otherwise reach a gateway
 * on this machine under a name of its own (DNS rebinding).
 */
final class Hosts {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** Headers that a proxy adds. */
    private static final List<String> OF_PROXY =
            List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via");

    private static final String API = "/v1/";
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private final boolean isLoopback;

    /** Creates the names of a gateway bound to {@code address}. */
    Hosts(InetAddress address) {
        isLoopback = address.isLoopbackAddress();
    }

    /**
     * Refuses a foreign name of the host, and pages of other sites: their scripts by the origin,
     * their images, frames and the like by what the browser tells of them. A link is followed.
     */
    void check(HttpServerExchange exchange) {
        if (isLoopback && !LOOPBACK.contains(exchange.getHostName())) {
            throw Problem.of(
                    Problem.Kind.MISDIRECTED,
                    "the gateway is bound to this machine and answers to localhost and 127.0.0.1");
        }
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        boolean isScript = origin != null && !origin.endsWith("://" + exchange.getHostAndPort());
        if (isScript || isElementOfOtherSite(exchange)) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN, "pages of other sites may not use this gateway");
        }
    }

    private static boolean isElementOfOtherSite(HttpServerExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        String use = exchange.getRequestHeaders().getFirst("Sec-Fetch-Dest");
        return site != null
                && OTHER_SITES.contains(site)
                && !"document".equals(use)
                && exchange.getRequestPath().startsWith(API);
    }

    /**
     * Returns true for a caller on this machine that calls it by its own name, without a proxy in
     * between. The name counts for a gateway bound to other addresses, too, which takes any name.
     */
    static boolean isLocal(HttpServerExchange exchange) {
        InetSocketAddress source = exchange.getSourceAddress();
        return source.getAddress() != null
                && source.getAddress().isLoopbackAddress()
                && LOOPBACK.contains(exchange.getHostName())
                && OF_PROXY.stream().noneMatch(exchange.getRequestHeaders()::contains);
    }

    /** Address of the caller, for limits. */
    static String address(HttpServerExchange exchange) {
        return exchange.getSourceAddress().getHostString();
    }
}
