package io.tickflow.gateway.http;

import io.tickflow.gateway.access.Gatekeeper;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.RequestCounts;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.json.Json;
import io.tickflow.operate.OperationException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one route: who asks, is it valid, the answer, or a problem. */
final class RouteHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RouteHandler.class);

    private final Route route;
    private final Gatekeeper gatekeeper;
    private final RequestCounts counts;

    RouteHandler(Route route, Gatekeeper gatekeeper, RequestCounts counts) {
        this.route = route;
        this.gatekeeper = gatekeeper;
        this.counts = counts;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        long startNanos = System.nanoTime();
        try {
            answer(exchange);
        } catch (RequestTooBigException e) {
            Responses.refuse(
                    exchange,
                    Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "the body is above the limit of "
                                    + RequestParser.BODY_BYTES_MAX
                                    + " bytes"));
        } catch (IOException e) {
            // The caller hung up before the end of its request.
            exchange.endExchange();
        }
        counts.on(route.id(), exchange.getStatusCode(), System.nanoTime() - startNanos);
    }

    private void answer(HttpServerExchange exchange) throws IOException {
        Answer answer;
        try {
            Identity caller = admit(exchange, gatekeeper, route);
            Call checked = RequestParser.parameters(exchange, route, caller);
            var call =
                    new Call(
                            caller,
                            checked.path(),
                            checked.query(),
                            RequestParser.body(exchange, route));
            answer = route.handler().answer(call);
        } catch (Problem e) {
            Responses.refuse(exchange, e);
            return;
        } catch (OperationException e) {
            Responses.refuse(exchange, problem(e));
            return;
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            if (exchange.isResponseStarted()) {
                throw new IOException("the server has ended the request", e);
            }
            LOG.error("{} failed", route.id(), e);
            Responses.refuse(
                    exchange,
                    Problem.of(
                            Problem.Kind.INTERNAL,
                            "see the gateway's log: " + e.getClass().getSimpleName()));
            return;
        }
        write(exchange, answer);
    }

    static Identity admit(HttpServerExchange exchange, Gatekeeper gatekeeper, Route route) {
        return gatekeeper.admit(
                exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION),
                Hosts.address(exchange),
                Hosts.isLocal(exchange),
                route.role());
    }

    private static Problem problem(OperationException failure) {
        String words = String.valueOf(failure.getMessage());
        return failure.kind() == OperationException.Kind.INVALID
                ? Problem.notFound(words)
                : Problem.unavailable(words);
    }

    private void write(HttpServerExchange exchange, Answer answer) {
        if (answer.data() instanceof String text) {
            String type = route.response().path("x-media-type").asText("text/plain");
            Responses.send(
                    exchange,
                    answer.status(),
                    type + "; charset=utf-8",
                    text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        byte[] data = answer.data() instanceof byte[] json ? json : Json.bytes(answer.data());
        byte[] body =
                answer.meta() == null ? data : Responses.envelope(data, Json.bytes(answer.meta()));
        Responses.send(exchange, answer.status(), Responses.JSON, body);
    }
}
