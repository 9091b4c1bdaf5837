package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.live.HeldEvent;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import java.util.List;
import java.util.TreeSet;

/** Symbols with their newest quotes, and the features of a vector. */
public final class MarketResource implements Resource {

    private final OwnBoard board;
    private final FeatureSchema schema;

    /**
     * Creates the resource.
     *
     * @param schema features of the settings
     */
    public MarketResource(OwnBoard board, FeatureSchema schema) {
        this.board = board;
        this.schema = schema;
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
                        .to(call -> features()));
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

    private Answer symbols() {
        ArrayNode list = Json.array();
        long newest = 0;
        var names = new TreeSet<>(board.symbols());
        for (String symbol : names) {
            HeldEvent event =
                    board.latest(EventTypes.FEATURES, symbol).stream().findFirst().orElse(null);
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
        return Answer.of(list, board.meta(newest));
    }

    private Answer features() {
        return Answer.of(schema.features(), Meta.of(Layer.SOURCE, 0, 0));
    }
}
