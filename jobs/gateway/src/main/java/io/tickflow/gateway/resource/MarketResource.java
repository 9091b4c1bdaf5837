package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;
import io.tickflow.gateway.api.Parameter;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.history.HistoryClient;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.live.BoardFeed;
import io.tickflow.gateway.live.EventBoard;
import io.tickflow.gateway.live.HeldEvent;
import io.tickflow.gateway.schema.EventSchemas;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Symbols, and what was computed of each last. */
public final class MarketResource implements Resource {

    private static final Parameter SYMBOL = Parameter.path("symbol", "As the feed names it");

    private final EventBoard board;
    private final BoardFeed feed;
    private final HistoryClient history;
    private final FeatureSchema schema;
    private final String pipeline;

    /**
     * Creates the resource.
     *
     * @param schema features of the settings
     * @param pipeline name of the deployment
     */
    public MarketResource(
            EventBoard board,
            BoardFeed feed,
            HistoryClient history,
            FeatureSchema schema,
            String pipeline) {
        this.board = board;
        this.feed = feed;
        this.history = history;
        this.schema = schema;
        this.pipeline = pipeline;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/symbols", "symbols", "Symbols with their newest quote")
                        .in("Market")
                        .gives(RecordSchema.listOf(RecordSchema.of(SymbolQuote.class)))
                        .to(call -> symbols()),
                Route.get("/v1/features", "features", "Features of a vector, in its order")
                        .in("Market")
                        .gives(RecordSchema.listOf(RecordSchema.of(FeatureSpec.class)))
                        .to(call -> features()),
                Route.get(
                                "/v1/symbols/{symbol}/features/latest",
                                "featuresLatest",
                                "Newest features of a symbol by name")
                        .in("Market")
                        .with(SYMBOL)
                        .gives(RecordSchema.of(NamedVector.class))
                        .to(this::latestFeatures),
                Route.get(
                                "/v1/symbols/{symbol}/predictions/latest",
                                "predictionsLatest",
                                "Newest predictions of a symbol with each member's vote")
                        .in("Market")
                        .with(SYMBOL)
                        .gives(RecordSchema.listOf(EventSchemas.reference(EventTypes.PREDICTIONS)))
                        .to(this::latestPredictions));
    }

    /**
     * Newest quote of a symbol.
     *
     * @param ready true if its features are warm
     * @param quality bits of the feed's quality
     */
    record SymbolQuote(
            String symbol,
            double bid,
            double ask,
            boolean ready,
            int quality,
            long eventTimeMillis,
            long appendedAtMillis) {}

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

    private Answer symbols() {
        ArrayNode list = Json.array();
        long newest = 0;
        var names = new TreeSet<>(board.symbols());
        for (String symbol : names) {
            HeldEvent event = own(EventTypes.FEATURES, symbol).orElse(null);
            ObjectNode json = event == null ? null : event.json().orElse(null);
            if (event != null && json != null) {
                ObjectNode row = list.addObject().put("symbol", symbol);
                for (String field : List.of("bid", "ask", "ready", "quality", "eventTimeMillis")) {
                    row.set(field, json.path(field));
                }
                row.put("appendedAtMillis", event.appendMillis());
                newest = Math.max(newest, event.appendMillis());
            }
        }
        return Answer.of(list, meta(newest));
    }

    private Answer features() {
        return Answer.of(schema.features(), Meta.of(Layer.SOURCE, 0, 0));
    }

    private Answer latestFeatures(Call call) {
        String symbol = call.path("symbol");
        Optional<HeldEvent> held = own(EventTypes.FEATURES, symbol);
        if (held.isPresent()) {
            ObjectNode event = held.get().json().orElseThrow();
            return Answer.of(named(event), meta(held.get().appendMillis()));
        }
        return stored(symbol);
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
        for (String field :
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
                        "featureHash")) {
            vector.set(field, event.path(field));
        }
        return vector;
    }

    private Answer stored(String symbol) {
        List<ObjectNode> rows =
                history.query(
                                "SELECT *, toUnixTimestamp64Milli(event_time) AS event_time_millis,"
                                        + " toUnixTimestamp64Milli(tick_appended_at) AS appended,"
                                        + " feature_schema AS schema FROM features"
                                        + " WHERE symbol = {symbol:String} AND pipeline = {pipeline:String}"
                                        + " ORDER BY event_time DESC, ordinal DESC LIMIT 1",
                                Map.of("symbol", symbol, "pipeline", pipeline),
                                1)
                        .objects();
        if (rows.isEmpty()) {
            throw Problem.notFound("neither the topic nor the history has features of " + symbol);
        }
        ObjectNode row = rows.get(0);
        ObjectNode vector = facts(ColumnNames.camel(row));
        ObjectNode values = vector.putObject("features");
        schema.names().stream().filter(row::has).forEach(name -> values.set(name, row.get(name)));
        return Answer.of(
                vector,
                Meta.of(Layer.L3, row.path("appended").asLong(), System.currentTimeMillis()));
    }

    private Answer latestPredictions(Call call) {
        String symbol = call.path("symbol");
        List<HeldEvent> held =
                board.latest(EventTypes.PREDICTIONS, symbol).stream().filter(this::isOwn).toList();
        if (held.isEmpty()) {
            throw Problem.notFound("the topic has no prediction on " + symbol);
        }
        // Those of the newest decision: the bundle that decides, and others that were asked too.
        String decision = decisionOf(held.get(0));
        List<HeldEvent> same =
                held.stream().filter(event -> decisionOf(event).equals(decision)).toList();
        return Answer.of(Lists.of(same), meta(held.get(0).appendMillis()));
    }

    private static String decisionOf(HeldEvent event) {
        return event.json().map(json -> json.path("decisionId").asText()).orElse("");
    }

    private Optional<HeldEvent> own(EventType<?> type, String symbol) {
        return board.latest(type, symbol).stream().filter(this::isOwn).findFirst();
    }

    private boolean isOwn(HeldEvent event) {
        return event.json()
                .map(json -> json.path("pipeline").asText())
                .filter(writer -> writer.isEmpty() || writer.equals(pipeline))
                .isPresent();
    }

    private Meta meta(long asOfMillis) {
        Meta meta = Meta.of(Layer.L1, asOfMillis, System.currentTimeMillis());
        return feed.trouble().map(meta::degraded).orElse(meta);
    }
}
