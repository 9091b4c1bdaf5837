package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Parameter;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.cache.CacheKey;
import io.tickflow.gateway.cache.Found;
import io.tickflow.gateway.cache.LayeredCache;
import io.tickflow.gateway.cache.Loaded;
import io.tickflow.gateway.history.HistoryClient;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.schema.RecordSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bars of a symbol, made of the ticks in the history. */
public final class BarResource implements Resource {

    private static final Map<String, Integer> SECONDS =
            Map.of("S1", 1, "S10", 10, "M1", 60, "M5", 300, "M15", 900, "H1", 3_600, "D1", 86_400);
    private static final String[] NAMES = {"S1", "S10", "M1", "M5", "M15", "H1", "D1"};
    private static final int BARS_USUAL = 300;
    private static final int BARS_MAX = 2_000;
    private static final String SQL =
            """
            SELECT toUnixTimestamp(toStartOfInterval(event_time, toIntervalSecond({seconds:UInt32}))) * 1000
                    AS startMillis,
                argMin((bid + ask) / 2, (event_time, ordinal)) AS open,
                max((bid + ask) / 2) AS high, min((bid + ask) / 2) AS low,
                argMax((bid + ask) / 2, (event_time, ordinal)) AS close,
                avg(ask - bid) AS meanSpread, count() AS ticks, max(quality) AS quality,
                toUnixTimestamp64Milli(max(event_time)) AS lastMillis
            FROM features
            WHERE symbol = {symbol:String} AND pipeline = {pipeline:String}
                AND event_time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
                AND event_time < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
            GROUP BY startMillis ORDER BY startMillis DESC LIMIT {limit:UInt32}
            """;

    private final LayeredCache cache;
    private final HistoryClient history;
    private final String pipeline;

    /** Creates the resource. */
    public BarResource(LayeredCache cache, HistoryClient history, String pipeline) {
        this.cache = cache;
        this.history = history;
        this.pipeline = pipeline;
    }

    /**
     * Bar of the middle of bid and ask, by market time.
     *
     * @param meanSpread price units
     * @param quality largest of the quality bits
     * @param lastMillis time of its last tick
     */
    record QuoteBar(
            long startMillis,
            double open,
            double high,
            double low,
            double close,
            double meanSpread,
            long ticks,
            int quality,
            long lastMillis) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/v1/symbols/{symbol}/bars",
                                "bars",
                                "Bars of a symbol in order of time, the last ones before 'to'")
                        .in("Market")
                        .with(
                                Parameter.path("symbol", "As the feed names it"),
                                Parameter.oneOf("bar", "Length (default: M1)", NAMES),
                                Parameter.integer(
                                        "from", "From this time, epoch ms", 0, 4_102_444_800_000L),
                                Parameter.integer(
                                        "to", "Before this time, epoch ms", 0, 4_102_444_800_000L),
                                Parameter.integer(
                                        "limit",
                                        "Bars at most (default: " + BARS_USUAL + ")",
                                        1,
                                        BARS_MAX))
                        .gives(RecordSchema.listOf(RecordSchema.of(QuoteBar.class)))
                        .to(this::bars));
    }

    private Answer bars(Call call) {
        return find(
                        call.path("symbol"),
                        new Range(
                                SECONDS.getOrDefault(call.query("bar").orElse("M1"), 60),
                                call.integer("limit", BARS_USUAL),
                                call.number("from").orElse(-1L),
                                call.number("to").orElse(-1L)))
                .answer(System.currentTimeMillis());
    }

    /**
     * Bars that are asked for.
     *
     * @param fromMillis -1 if it is not given
     * @param toMillis -1 if it is not given
     */
    private record Range(int seconds, int limit, long fromMillis, long toMillis) {}

    /** Loads the bars that a page shows first. */
    public void warm(String symbol) {
        var unused = find(symbol, new Range(60, BARS_USUAL, -1, -1));
    }

    private Found find(String symbol, Range range) {
        return cache.get(
                new CacheKey(
                        CacheKey.Kind.BARS,
                        symbol,
                        range.seconds()
                                + "/"
                                + range.limit()
                                + '/'
                                + range.fromMillis()
                                + '/'
                                + range.toMillis()),
                () -> load(symbol, range));
    }

    private Loaded load(String symbol, Range range) {
        long to = range.toMillis() < 0 ? newest(symbol) + 1 : range.toMillis();
        // A limit of time as well, so that a short question reads no whole history.
        long from =
                range.fromMillis() < 0
                        ? Math.max(0, to - 3_000L * range.seconds() * range.limit())
                        : range.fromMillis();
        Map<String, String> parameters = new HashMap<>(place(symbol));
        parameters.put("seconds", Integer.toString(range.seconds()));
        parameters.put("from", Long.toString(from));
        parameters.put("to", Long.toString(to));
        parameters.put("limit", Integer.toString(range.limit()));
        // As of the question: the market time of a replay is long ago.
        long asOf = System.currentTimeMillis();
        List<ObjectNode> bars = new ArrayList<>(history.query(SQL, parameters, BARS_MAX).objects());
        Collections.reverse(bars);
        return new Loaded(Json.bytes(bars), asOf, Layer.L3);
    }

    private long newest(String symbol) {
        return history.query(
                        "SELECT toUnixTimestamp64Milli(max(event_time)) AS newest FROM features"
                                + " WHERE symbol = {symbol:String} AND pipeline = {pipeline:String}",
                        place(symbol),
                        1)
                .objects()
                .get(0)
                .path("newest")
                .asLong();
    }

    private Map<String, String> place(String symbol) {
        return Map.of("symbol", symbol, "pipeline", pipeline);
    }
}
