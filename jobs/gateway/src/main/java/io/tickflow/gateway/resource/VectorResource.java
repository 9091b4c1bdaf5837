package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Parameter;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.cache.CacheKey;
import io.tickflow.gateway.cache.Found;
import io.tickflow.gateway.cache.LayeredCache;
import io.tickflow.gateway.cache.Loaded;
import io.tickflow.gateway.history.HistoryClient;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.live.HeldEvent;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.model.contract.FeatureSchema;
import java.util.List;
import java.util.Map;

/** Newest features of a symbol: from the topic in memory, else from the cache's layers. */
public final class VectorResource implements Resource {

    private static final int WRITTEN_MAX = 2_000;
    private static final List<String> FACTS =
            List.of(
                    "decisionId",
                    "symbol",
                    "eventTimeMillis",
                    "ordinal",
                    "ready",
                    "quality",
                    "bid",
                    "ask",
                    "typicalSpread",
                    "schema",
                    "featureHash");

    /**
     * Finds the newest time in the order of the table, which reads a few rows, and then the vector:
     * with all columns, the history of a symbol would be read as a whole. Repeated rows do not
     * change the newest time.
     */
    private static final String SQL =
            """
            SELECT *, toUnixTimestamp64Milli(event_time) AS event_time_millis,
                toUnixTimestamp64Milli(tick_appended_at) AS appended, feature_schema AS schema
            FROM features
            WHERE symbol = {symbol:String} AND pipeline = {pipeline:String} AND event_time = (
                SELECT f.event_time FROM features AS f
                WHERE f.symbol = {symbol:String} AND f.pipeline = {pipeline:String}
                ORDER BY f.event_time DESC LIMIT 1 SETTINGS final = 0)
            ORDER BY ordinal DESC LIMIT 1
            """;

    private final OwnBoard board;
    private final LayeredCache cache;
    private final HistoryClient history;
    private final FeatureSchema schema;
    private final String pipeline;

    /** Events as they are answered; an event is written once. */
    private final Cache<HeldEvent, byte[]> written =
            Caffeine.newBuilder().weakKeys().maximumSize(WRITTEN_MAX).build();

    /**
     * Creates the resource.
     *
     * @param schema features of the settings
     * @param pipeline name of the deployment
     */
    public VectorResource(
            OwnBoard board,
            LayeredCache cache,
            HistoryClient history,
            FeatureSchema schema,
            String pipeline) {
        this.board = board;
        this.cache = cache;
        this.history = history;
        this.schema = schema;
        this.pipeline = pipeline;
    }

    /**
     * Features of one decision by name.
     *
     * @param schema hash of the schema; that of the settings names the values
     * @param features values by name; null for one without a value
     */
    record NamedVector(
            String decisionId,
            String symbol,
            long eventTimeMillis,
            int ordinal,
            boolean ready,
            int quality,
            double bid,
            double ask,
            double typicalSpread,
            String schema,
            String featureHash,
            Map<String, Double> features) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/v1/symbols/{symbol}/features/latest",
                                "featuresLatest",
                                "Newest features of a symbol by name")
                        .in("Market")
                        .with(Parameter.path("symbol", "As the feed names it"))
                        .gives(RecordSchema.of(NamedVector.class))
                        .to(this::latest));
    }

    private Answer latest(Call call) {
        String symbol = call.path("symbol");
        List<HeldEvent> held = board.latest(EventTypes.FEATURES, symbol);
        if (held.isEmpty()) {
            return stored(symbol);
        }
        HeldEvent newest = held.get(0);
        return Answer.of(
                written.get(newest, event -> Json.bytes(named(event.json().orElseThrow()))),
                board.meta(newest.appendMillis()));
    }

    private ObjectNode named(ObjectNode event) {
        ObjectNode vector = facts(event);
        ObjectNode values = vector.putObject("features");
        JsonNode numbers = event.path("values");
        boolean isKnown = event.path("schema").asText().equals(schema.hash());
        for (int i = 0; i < numbers.size(); i++) {
            String name = isKnown ? schema.names().get(i) : "feature_" + i;
            values.set(name, numbers.get(i));
        }
        return vector;
    }

    private static ObjectNode facts(ObjectNode event) {
        ObjectNode vector = Json.object();
        FACTS.forEach(field -> vector.set(field, event.path(field)));
        return vector;
    }

    private Answer stored(String symbol) {
        Found found = find(symbol);
        if (found.isNothing()) {
            throw Problem.notFound("neither the topic nor the history has features of " + symbol);
        }
        return found.answer(System.currentTimeMillis());
    }

    /** Newest features of a symbol in the cache's layers. */
    Found find(String symbol) {
        return cache.get(CacheKey.of(CacheKey.Kind.FEATURES, symbol), () -> load(symbol));
    }

    private Loaded load(String symbol) {
        List<ObjectNode> rows =
                history.query(SQL, Map.of("symbol", symbol, "pipeline", pipeline), 1).objects();
        if (rows.isEmpty()) {
            return Loaded.nothing(Layer.L3);
        }
        ObjectNode row = rows.get(0);
        ObjectNode vector = facts(ColumnNames.camel(row));
        ObjectNode values = vector.putObject("features");
        schema.names().stream().filter(row::has).forEach(name -> values.set(name, row.get(name)));
        return new Loaded(Json.bytes(vector), row.path("appended").asLong(), Layer.L3);
    }
}
