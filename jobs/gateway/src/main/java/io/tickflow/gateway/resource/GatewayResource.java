package io.tickflow.gateway.resource;

import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.RequestCounts;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.cache.LayeredCache;
import io.tickflow.gateway.history.LiveAccuracy;
import io.tickflow.gateway.history.LiveAccuracy.Figure;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.live.StreamChoice;
import io.tickflow.gateway.live.Streams;
import io.tickflow.gateway.schema.OpenApi;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.operate.component.Component;
import io.tickflow.operate.component.Component.Health;
import io.tickflow.operate.component.Component.RunBy;
import io.tickflow.operate.status.StatusLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The gateway itself: its document, its metrics, its live stream. */
public final class GatewayResource implements Resource {

    private final RequestCounts counts;
    private final Streams streams;
    private final Supplier<List<String>> troubles;
    private final LiveAccuracy accuracy;
    private final LayeredCache cache;
    private final long startMillis = System.currentTimeMillis();
    private List<Route> all = List.of();

    /**
     * Creates the resource.
     *
     * @param troubles a sentence for each part that is away
     */
    public GatewayResource(
            RequestCounts counts,
            Streams streams,
            Supplier<List<String>> troubles,
            LiveAccuracy accuracy,
            LayeredCache cache) {
        this.cache = cache;
        this.counts = counts;
        this.streams = streams;
        this.troubles = troubles;
        this.accuracy = accuracy;
    }

    /** Routes of all resources with its own, which the document describes. */
    public List<Route> withOwn(List<Resource> others) {
        var routes = new ArrayList<Route>();
        others.forEach(resource -> routes.addAll(resource.routes()));
        routes.addAll(routes());
        all = List.copyOf(routes);
        return all;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                StreamChoice.route(),
                Route.get("/v1/openapi.json", "openapi", "This document")
                        .in("Gateway")
                        .role(null)
                        .givesDocument(RecordSchema.object())
                        .to(call -> Answer.document(OpenApi.of(all))),
                Route.get("/v1/metrics", "metrics", "Figures of the gateway for Prometheus")
                        .in("Gateway")
                        .givesDocument(
                                Json.object()
                                        .put("type", "string")
                                        .put("x-media-type", "text/plain"))
                        .to(call -> Answer.document(metrics())));
    }

    private String metrics() {
        var text = new StringBuilder();
        head(text, "requests_total", "counter", "Requests by operation and status.");
        counts.requests()
                .forEach(
                        (key, value) ->
                                text.append(
                                        "tickflow_gateway_requests_total{operation=\"%s\",status=\"%d\"} %d%n"
                                                .formatted(key.operation(), key.status(), value)));
        head(text, "request_seconds_total", "counter", "Time spent by operation.");
        counts.nanos()
                .forEach(
                        (operation, nanos) ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "tickflow_gateway_request_seconds_total{operation=\"%s\"} %.6f%n",
                                                operation,
                                                nanos / 1e9)));
        one(text, "stream_clients", "gauge", "Clients of the live stream.", streams.clients());
        one(text, "stream_events_total", "counter", "Events sent to them.", streams.sent());
        one(text, "stream_dropped_total", "counter", "Slow clients dropped.", streams.dropped());
        text.append(cache.figures().text());
        one(
                text,
                "cache_shared_away",
                "gauge",
                "1 while Redis is left alone.",
                cache.isSharedAway() ? 1 : 0);
        accuracy(text);
        return text.toString();
    }

    private void accuracy(StringBuilder text) {
        List<Figure> figures = accuracy.figures();
        head(text, "live_decisions", "gauge", "Confident predictions of the newest hour.");
        figures.forEach(
                figure ->
                        text.append(
                                "tickflow_gateway_live_decisions{%s} %d%n"
                                        .formatted(labels(figure), figure.decisions())));
        head(text, "live_accuracy", "gauge", "Share of them that was right a second later.");
        figures.forEach(
                figure ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "tickflow_gateway_live_accuracy{%s} %.4f%n",
                                        labels(figure),
                                        figure.accuracy())));
    }

    private static String labels(Figure figure) {
        return "model=\"%s\",version=\"%s\",role=\"%s\""
                .formatted(figure.model(), figure.version(), figure.role());
    }

    private static void one(StringBuilder text, String name, String type, String help, long value) {
        head(text, name, type, help);
        text.append("tickflow_gateway_%s %d%n".formatted(name, value));
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append(
                "# HELP tickflow_gateway_%1$s %3$s%n# TYPE tickflow_gateway_%1$s %2$s%n"
                        .formatted(name, type, help));
    }

    /** The gateway as a component. */
    public Component component() {
        List<String> away = troubles.get();
        Health health =
                away.isEmpty()
                        ? new Health(StatusLevel.OK, "follows the topics", null)
                        : new Health(StatusLevel.WARN, String.join("; ", away), null);
        double requests = counts.requests().values().stream().mapToLong(Long::longValue).sum();
        return new Component(
                "gateway",
                health,
                new RunBy(
                        "process",
                        "gateway " + ProcessHandle.current().pid(),
                        "RUNNING",
                        startMillis),
                Map.of(
                        "requests",
                        requests,
                        "cacheHitRate",
                        cache.figures().hitRate(),
                        "streamClients",
                        (double) streams.clients(),
                        "streamDropped",
                        (double) streams.dropped()),
                List.of());
    }
}
