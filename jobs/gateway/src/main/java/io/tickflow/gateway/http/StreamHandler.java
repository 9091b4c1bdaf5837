package io.tickflow.gateway.http;

import io.tickflow.gateway.access.Gatekeeper;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.live.StreamChoice;
import io.tickflow.gateway.live.Streams;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventHandler;

/** Opens server-sent events for callers that may read. */
final class StreamHandler implements HttpHandler {

    private static final long KEEP_ALIVE_MILLIS = 10_000;

    private final Route route;
    private final Gatekeeper gatekeeper;
    private final Streams streams;

    StreamHandler(Route route, Gatekeeper gatekeeper, Streams streams) {
        this.route = route;
        this.gatekeeper = gatekeeper;
        this.streams = streams;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        StreamChoice choice;
        try {
            Call call =
                    RequestParser.parameters(
                            exchange, route, RouteHandler.admit(exchange, gatekeeper, route));
            choice = StreamChoice.of(call);
            if (streams.clients() >= Streams.CLIENTS_MAX) {
                throw Problem.of(Problem.Kind.BUSY, "too many streams are open");
            }
        } catch (Problem e) {
            Responses.refuse(exchange, e);
            return;
        }
        new ServerSentEventHandler(
                        (connection, lastEventId) -> {
                            var client = new StreamClient(connection, choice);
                            connection.setKeepAliveTime(KEEP_ALIVE_MILLIS);
                            connection.addCloseTask(closed -> streams.remove(client));
                            if (!streams.add(client)) {
                                client.drop();
                            }
                        })
                .handleRequest(exchange);
    }
}
