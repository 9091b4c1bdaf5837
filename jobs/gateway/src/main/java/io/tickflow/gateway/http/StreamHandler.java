package io.tickflow.gateway.http;

import io.tickflow.gateway.access.Gatekeeper;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.live.StreamChoice;
import io.tickflow.gateway.live.Streams;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioExecutor;

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
        Identity caller;
        try {
            caller = RouteHandler.admit(exchange, gatekeeper, route);
            Call call = RequestParser.parameters(exchange, route, caller);
            choice = StreamChoice.of(call);
            if (!streams.hasRoom(caller.name())) {
                throw Problem.of(Problem.Kind.BUSY, "too many streams are open");
            }
        } catch (Problem e) {
            Responses.refuse(exchange, e);
            return;
        }
        new ServerSentEventHandler(
                        (connection, lastEventId) -> {
                            var client = new StreamClient(connection, choice, caller.name());
                            connection.setKeepAliveTime(KEEP_ALIVE_MILLIS);
                            connection.addCloseTask(closed -> streams.remove(client));
                            endWithToken(exchange, connection, client, caller);
                            if (!streams.add(client)) {
                                client.drop();
                            }
                        })
                .handleRequest(exchange);
    }

    /** A stream outlives the look at its token, which may end. */
    private static void endWithToken(
            HttpServerExchange exchange,
            ServerSentEventConnection connection,
            StreamClient client,
            Identity caller) {
        if (caller.hasEnd()) {
            XnioExecutor.Key end =
                    exchange.getIoThread()
                            .executeAfter(
                                    client::drop,
                                    Math.max(0, caller.untilMillis() - System.currentTimeMillis()),
                                    TimeUnit.MILLISECONDS);
            connection.addCloseTask(closed -> end.remove());
        }
    }
}
