package io.tickflow.gateway.live;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Parameter;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Choice of a client among the live events.
 *
 * @param types types of events
 * @param symbol only events with this key; empty for all
 */
public record StreamChoice(Set<EventType<?>> types, String symbol) {

    /** Name of the operation, which the server runs itself. */
    public static final String OPERATION = "stream";

    private static final String PREFIX = "tickflow.";

    /** The route, for the server and the document. */
    public static Route route() {
        return Route.get(
                        "/v1/stream",
                        OPERATION,
                        "Live events (server-sent events); a client that does not keep up is"
                                + " dropped")
                .in("Live")
                .with(
                        Parameter.text(
                                "topics",
                                "Topics, comma-separated, such as signals,orders (default: all but"
                                        + " features, predictions, outcomes, anchors and leases)"),
                        Parameter.text("symbol", "Only events with this key"))
                .givesDocument(
                        Json.object()
                                .put("type", "string")
                                .put("x-media-type", "text/event-stream"))
                .to(call -> Answer.document(""));
    }

    /**
     * Reads a choice.
     *
     * @throws Problem naming topics that do not exist
     */
    public static StreamChoice of(Call call) {
        String symbol = call.query("symbol").orElse("");
        String topics = call.query("topics").orElse("");
        return new StreamChoice(topics.isEmpty() ? usual() : named(topics), symbol);
    }

    private static Set<EventType<?>> usual() {
        var types = new HashSet<EventType<?>>(EventTypes.ALL);
        types.removeAll(
                List.of(
                        EventTypes.FEATURES,
                        EventTypes.PREDICTIONS,
                        EventTypes.OUTCOMES,
                        EventTypes.ANCHORS,
                        // Heartbeats, several a second, in which others would drown.
                        EventTypes.LEASES));
        return types;
    }

    private static Set<EventType<?>> named(String topics) {
        var types = new HashSet<EventType<?>>();
        var unknown = new ArrayList<String>();
        for (String name : topics.split(",", -1)) {
            String topic = name.startsWith(PREFIX) ? name : PREFIX + name;
            EventTypes.onTopic(topic).ifPresentOrElse(types::add, () -> unknown.add(name));
        }
        if (!unknown.isEmpty()) {
            throw Problem.invalid(
                    "there are no topics "
                            + String.join(", ", unknown)
                            + "; there are "
                            + String.join(
                                    ", ",
                                    EventTypes.ALL.stream()
                                            .map(type -> type.topic().replace(PREFIX, ""))
                                            .toList()));
        }
        return types;
    }

    /** Returns true for an event of the choice. */
    public boolean takes(HeldEvent event) {
        return types.contains(event.type()) && (symbol.isEmpty() || symbol.equals(event.key()));
    }
}
