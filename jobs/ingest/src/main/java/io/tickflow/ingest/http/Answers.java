package io.tickflow.ingest.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.intake.Session;
import io.tickflow.ingest.intake.SymbolAnswer;
import io.tickflow.ingest.intake.TickIntake;
import io.tickflow.ingest.ledger.Counts;
import io.tickflow.ingest.protocol.Limits;
import io.tickflow.ingest.protocol.RefusedRequest;
import io.tickflow.ingest.protocol.SessionRequest;
import java.util.Map;

/** JSON of answers. */
public final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static ObjectNode session(Session session, TickIntake intake, Limits limits) {
        ObjectNode root = JSON.createObjectNode();
        root.put("protocol", SessionRequest.PROTOCOL);
        root.put("session", session.id());
        root.putObject("limits")
                .put("bytes", limits.bytesMax())
                .put("ticks", limits.ticksMax())
                .put("symbols", limits.symbolsMax());
        ObjectNode symbols = root.putObject("symbols");
        session.starts()
                .forEach(
                        (symbol, start) ->
                                cursor(symbols.putObject(symbol), start)
                                        .put(
                                                "acknowledged",
                                                intake.acknowledged(session.stream(symbol))));
        return root;
    }

    static ObjectNode ticks(Map<String, SymbolAnswer> answers) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode symbols = root.putObject("symbols");
        answers.forEach(
                (symbol, answer) -> {
                    ObjectNode one =
                            cursor(symbols.putObject(symbol), answer.accepted())
                                    .put("acknowledged", answer.acknowledged())
                                    .put("repeated", answer.repeated());
                    if (!answer.refused().isEmpty()) {
                        ObjectNode refused = one.putObject("refused");
                        answer.refused().forEach((code, ticks) -> refused.put(code.name(), ticks));
                    }
                    if (answer.gap() != null) {
                        one.putObject("gap")
                                .put("from", answer.gap().from())
                                .put("through", answer.gap().through());
                    }
                });
        return root;
    }

    private static ObjectNode cursor(ObjectNode node, Cursor cursor) {
        return node.put("accepted", cursor.sequence())
                .put("time_msc", cursor.timeMillis())
                .put("time_count", cursor.timeCount());
    }

    static ObjectNode refusal(RefusedRequest refusal) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("error")
                .put("code", refusal.code().name())
                .put("message", refusal.getMessage());
        return root;
    }

    static ObjectNode health(GatewayView view) {
        String trouble = view.trouble();
        ObjectNode root = JSON.createObjectNode();
        root.put("status", trouble == null ? "ok" : "kafka-away");
        if (trouble != null) {
            root.put("reason", trouble);
        }
        return root.put("buffer_bytes", view.bufferBytes())
                .put("buffer_bytes_max", view.bufferBytesMax());
    }

    /** Counts of ticks and requests, with the state of the gateway. */
    public static ObjectNode status(GatewayView view, RequestCounts requests) {
        ObjectNode root = health(view);
        Counts counts = view.counts();
        ObjectNode ticks = root.putObject("ticks");
        ticks.put("received", counts.received())
                .put("accepted", counts.accepted())
                .put("repeated", counts.repeated())
                .put("refused", counts.refusedSum())
                .put("recovered", counts.recovered())
                .put("written", counts.written())
                .put("waiting", counts.waiting());
        ObjectNode refused = root.putObject("ticks_refused");
        counts.refused().forEach((code, number) -> refused.put(code.name(), number));
        ObjectNode refusedRequests = root.putObject("requests_refused");
        requests.refused().forEach((code, number) -> refusedRequests.put(code.name(), number));
        return root;
    }

    static ObjectNode statusWithSessions(GatewayView view, RequestCounts requests) {
        ObjectNode root = status(view, requests);
        ObjectNode terminals = root.putObject("terminals");
        for (Session session : view.sessions()) {
            SessionRequest request = session.request();
            terminals
                    .putObject(request.terminal())
                    .put("account", request.account())
                    .put("server", request.server())
                    .put("server_time_offset_seconds", request.serverTimeOffsetSeconds())
                    .put("software", request.software())
                    .put("symbols", request.symbols().size());
        }
        return root;
    }
}
