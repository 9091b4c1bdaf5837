package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.tickflow.gateway.history.Rows;
import io.tickflow.gateway.live.BoardFeed;
import io.tickflow.gateway.live.EventBoard;
import io.tickflow.gateway.live.HeldEvent;
import io.tickflow.gateway.schema.EventSchemas;
import io.tickflow.gateway.schema.RecordSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Newest events of a kind: from memory, and from ClickHouse while memory has none. */
public final class EventResource implements Resource {

    /**
     * List of events.
     *
     * @param type their type
     * @param table table of the history
     * @param filters fields of the event by the column of the table
     */
    private record Listing(
            String path, EventType<?> type, String table, Map<String, String> filters) {}

    private static final List<Listing> ALL =
            List.of(
                    new Listing(
                            "signals",
                            EventTypes.SIGNALS,
                            "signals",
                            Map.of("symbol", "symbol", "verdict", "verdict", "side", "side")),
                    new Listing(
                            "orders",
                            EventTypes.ORDERS,
                            "orders",
                            Map.of(
                                    "symbol", "symbol",
                                    "account", "account",
                                    "verdict", "verdict",
                                    "leg", "leg")),
                    new Listing(
                            "executions",
                            EventTypes.EXECUTIONS,
                            "executions",
                            Map.of("symbol", "symbol", "account", "account", "state", "state")),
                    new Listing(
                            "dead-letters",
                            EventTypes.DEAD_LETTERS,
                            "dead_letters",
                            Map.of("symbol", "symbol", "code", "code")),
                    new Listing(
                            "feed-events",
                            EventTypes.FEED,
                            "feed_events",
                            Map.of("symbol", "symbol", "kind", "kind")),
                    new Listing("controls", EventTypes.CONTROL, "", Map.of("account", "account")));

    private final EventBoard board;
    private final BoardFeed feed;
    private final HistoryClient history;

    /** Creates the resource. */
    public EventResource(EventBoard board, BoardFeed feed, HistoryClient history) {
        this.board = board;
        this.feed = feed;
        this.history = history;
    }

    @Override
    public List<Route> routes() {
        return ALL.stream().map(this::route).toList();
    }

    private Route route(Listing listing) {
        var parameters = new ArrayList<Parameter>();
        listing.filters().keySet().stream()
                .sorted()
                .forEach(name -> parameters.add(Parameter.text(name, "Only events with it")));
        parameters.add(Lists.LIMIT);
        return Route.get(
                        "/v1/" + listing.path(),
                        listing.path(),
                        "Newest events " + listing.type().name() + ", the newest first")
                .in("Events")
                .with(parameters.toArray(Parameter[]::new))
                .gives(RecordSchema.listOf(EventSchemas.reference(listing.type())))
                .to(call -> answer(listing, call));
    }

    private Answer answer(Listing listing, Call call) {
        List<HeldEvent> held =
                board.newest(
                        listing.type(), Lists.limit(call), event -> fits(listing, call, event));
        long now = System.currentTimeMillis();
        var troubles = new ArrayList<String>();
        feed.trouble().ifPresent(troubles::add);
        if (held.isEmpty() && !listing.table().isEmpty()) {
            try {
                Optional<Answer> older = older(listing, call, now);
                if (older.isPresent()) {
                    return older.get();
                }
            } catch (Problem e) {
                // An empty list would say that there never was one.
                troubles.add(e.detail());
            }
        }
        long asOf = held.isEmpty() ? 0 : held.get(0).appendMillis();
        Meta meta = Meta.of(Layer.L1, asOf, now);
        return Answer.of(
                Lists.of(held),
                troubles.isEmpty() ? meta : meta.degraded(String.join("; ", troubles)));
    }

    private static boolean fits(Listing listing, Call call, HeldEvent event) {
        return event.json()
                .filter(
                        json ->
                                listing.filters().keySet().stream()
                                        .allMatch(name -> Lists.has(json, name, call.query(name))))
                .isPresent();
    }

    /**
     * Rows of the history in the names of the events; empty if it has none.
     *
     * @throws Problem if the history is away
     */
    private Optional<Answer> older(Listing listing, Call call, long nowMillis) {
        var parameters = new HashMap<String, String>();
        var where = new StringBuilder("1");
        listing.filters()
                .forEach(
                        (field, column) ->
                                call.query(field)
                                        .ifPresent(
                                                value -> {
                                                    parameters.put(field, value);
                                                    where.append(
                                                            " AND %s = {%s:String}"
                                                                    .formatted(column, field));
                                                }));
        String sql =
                "SELECT * FROM "
                        + listing.table()
                        + " WHERE "
                        + where
                        + " ORDER BY event_time DESC LIMIT "
                        + Lists.limit(call);
        Rows rows = history.query(sql, parameters, Lists.ROWS_MAX);
        if (rows.rows().isEmpty()) {
            return Optional.empty();
        }
        ArrayNode list = EventRows.of(listing.type(), rows.columns(), rows.rows());
        long asOf = list.get(0).path("appendedAtMillis").asLong();
        return Optional.of(Answer.of(list, Meta.of(Layer.L3, asOf, nowMillis)));
    }
}
