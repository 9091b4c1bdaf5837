package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.tickflow.gateway.schema.EventSchemas;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.model.contract.Abstention;
import java.util.List;
import java.util.Map;

/** Newest predictions of a symbol: from the topic in memory, else from the cache's layers. */
public final class PredictionResource implements Resource {

    /** Several bundles may answer about one decision. */
    private static final int ANSWERS_MAX = 6;

    /** Finds the newest time in the order of the table first, as that of the vector does. */
    private static final String SQL =
            """
            SELECT event_id, pipeline, mode, decision_id, symbol, toUnixTimestamp64Milli(event_time) AS event_time_millis, model_id,
                model_version, model_digest, probability, member_mask, agreement, abstention,
                meta_probability, meta_abstention, regime_probability, regime_abstention, votes,
                absences, role, toUnixTimestamp64Milli(inserted_at) AS appended_at_millis
            FROM predictions
            WHERE symbol = {symbol:String} AND pipeline = {pipeline:String} AND event_time = (
                SELECT p.event_time FROM predictions AS p
                WHERE p.symbol = {symbol:String} AND p.pipeline = {pipeline:String}
                ORDER BY p.event_time DESC LIMIT 1 SETTINGS final = 0)
            ORDER BY kafka_offset DESC LIMIT 6
            """;

    private final OwnBoard board;
    private final LayeredCache cache;
    private final HistoryClient history;
    private final String pipeline;

    /**
     * Creates the resource.
     *
     * @param pipeline name of the deployment
     */
    public PredictionResource(
            OwnBoard board, LayeredCache cache, HistoryClient history, String pipeline) {
        this.board = board;
        this.cache = cache;
        this.history = history;
        this.pipeline = pipeline;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                                "/v1/symbols/{symbol}/predictions/latest",
                                "predictionsLatest",
                                "Newest predictions of a symbol with each member's vote")
                        .in("Market")
                        .with(Parameter.path("symbol", "As the feed names it"))
                        .gives(RecordSchema.listOf(EventSchemas.reference(EventTypes.PREDICTIONS)))
                        .to(this::latest));
    }

    private Answer latest(Call call) {
        String symbol = call.path("symbol");
        List<HeldEvent> held = board.latest(EventTypes.PREDICTIONS, symbol);
        if (held.isEmpty()) {
            return stored(symbol);
        }
        // Those of the newest decision: the bundle that decides, and others that were asked too.
        String decision = decisionOf(held.get(0));
        List<HeldEvent> same =
                held.stream().filter(event -> decisionOf(event).equals(decision)).toList();
        return Answer.of(Lists.of(same), board.meta(held.get(0).appendMillis()));
    }

    private static String decisionOf(HeldEvent event) {
        return event.json().map(json -> json.path("decisionId").asText()).orElse("");
    }

    private Answer stored(String symbol) {
        Found found = cache.get(CacheKey.of(CacheKey.Kind.PREDICTIONS, symbol), () -> load(symbol));
        if (found.isNothing()) {
            throw Problem.notFound(
                    "neither the topic nor the history has a prediction on " + symbol);
        }
        return found.answer(System.currentTimeMillis());
    }

    private Loaded load(String symbol) {
        List<ObjectNode> rows =
                history.query(SQL, Map.of("symbol", symbol, "pipeline", pipeline), ANSWERS_MAX)
                        .objects();
        if (rows.isEmpty()) {
            return Loaded.nothing(Layer.L3);
        }
        ArrayNode list = Json.array();
        String decision = rows.get(0).path("decision_id").asText();
        rows.stream()
                .filter(row -> row.path("decision_id").asText().equals(decision))
                .forEach(row -> list.add(event(row)));
        return new Loaded(
                Json.bytes(list), rows.get(0).path("appended_at_millis").asLong(), Layer.L3);
    }

    /** A row as its event was written. */
    static ObjectNode event(ObjectNode row) {
        ObjectNode event = ColumnNames.camel(row);
        for (String field : List.of("abstention", "metaAbstention", "regimeAbstention")) {
            if (event.path(field).asText().isEmpty()) {
                event.put(field, Abstention.NONE.name());
            }
        }
        event.remove("absences");
        ArrayNode votes = event.putArray("votes");
        row.path("votes")
                .fields()
                .forEachRemaining(
                        vote ->
                                votes.addObject()
                                        .put("member", vote.getKey())
                                        .put("absence", "NONE")
                                        .set("probability", vote.getValue()));
        row.path("absences")
                .fields()
                .forEachRemaining(
                        absence ->
                                votes.addObject()
                                        .put("member", absence.getKey())
                                        .putNull("probability")
                                        .set("absence", absence.getValue()));
        return EventRows.event(EventTypes.PREDICTIONS, event)
                .put("appendedAtMillis", row.path("appended_at_millis").asLong());
    }
}
