package io.tickflow.gateway.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.schema.Examples;
import io.tickflow.job.history.sql.QueryResult.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Rows as ClickHouse answers them: the columns of the tables' migrations. */
class EventRowsTest {

    private static final String TIME = "DateTime64(3, 'UTC')";

    private final List<Column> columns = new ArrayList<>();
    private final ArrayNode row = Json.array();

    private void add(String name, String type, JsonNode value) {
        columns.add(new Column(name, type));
        row.add(value);
    }

    private void add(String name, String text) {
        add(name, "String", Json.tree(text));
    }

    private ObjectNode event(EventType<?> type) {
        return (ObjectNode) EventRows.of(type, columns, List.of(row)).get(0);
    }

    /** Adds the fields of an event that the columns have under the same names. */
    private void addSame(JsonNode event, String... names) {
        for (String name : names) {
            add(
                    name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
                    event.get(name).isTextual() ? "String" : "Float64",
                    event.get(name));
        }
    }

    @Test
    void shouldGiveSignalAsItWasWritten() {
        JsonNode written = Examples.event("TradeSignalCreated").orElseThrow();
        addSame(
                written,
                "eventId",
                "pipeline",
                "mode",
                "decisionId",
                "symbol",
                "ordinal",
                "side",
                "confidence",
                "verdict",
                "reason",
                "bid",
                "ask",
                "horizonMillis",
                "timeToLiveMillis",
                "modelId",
                "modelVersion",
                "role");
        addTime("event_time", written.get("eventTimeMillis").asLong());
        addTime("tick_appended_at", written.get("appendTimeMillis").asLong());
        add("kafka_offset", "Int64", Json.tree(7));
        addTime("inserted_at", 2_000);
        addTime("appended_at", 1_000);

        ObjectNode event = event(EventTypes.SIGNALS);

        assertThat(event.remove("appendedAtMillis").asLong()).isEqualTo(1_000);
        assertThat(event.toString()).isEqualTo(written.toString());
    }

    @Test
    void shouldGiveVerdictThatNeverExpires() {
        JsonNode written = Examples.event("OrderDecided").orElseThrow();
        addSame(
                written,
                "eventId",
                "pipeline",
                "mode",
                "account",
                "decisionId",
                "symbol",
                "leg",
                "attempt",
                "verdict",
                "reason",
                "clOrdId",
                "side",
                "quantity",
                "referenceBid",
                "referenceAsk",
                "limits",
                "horizonMillis",
                "stopPrice",
                "targetPrice",
                "instrumentVersion",
                "positionId");
        addTime("event_time", written.get("eventTimeMillis").asLong());
        addTime("decided_at", written.get("decidedAtMillis").asLong());
        add("expires_at", "Nullable(" + TIME + ")", NullNode.getInstance());
        addTime("inserted_at", 2_000);
        addTime("appended_at", 0);

        ObjectNode event = event(EventTypes.ORDERS);

        assertThat(event.get("appendedAtMillis").asLong()).isEqualTo(2_000);
        assertThat(event.get("expiresAtMillis").asLong()).isEqualTo(OrderDecision.NEVER);
        assertThat(event.get("decidedAtMillis")).isEqualTo(written.get("decidedAtMillis"));
        assertThat(event.get("causationId")).isEqualTo(written.get("causationId"));
    }

    @Test
    void shouldNamePlaceOfDeadRecord() {
        add("event_id", "x");
        add("pipeline", "tickflow");
        add("mode", "PAPER");
        add("symbol", "EURUSD");
        add("code", "BAD_NUMBER");
        add("detail", "bid -1");
        add("source_topic", "mt5.ticks");
        add("source_partition", "Int32", Json.tree(3));
        add("source_offset", "Int64", Json.tree(42));
        add("payload", "");
        add("payload_bytes", "Int32", Json.tree(0));
        add("payload_crc32c", "UInt32", Json.tree(4_000_000_000L));
        addTime("event_time", 5);
        addTime("inserted_at", 2_000);

        ObjectNode event = event(EventTypes.DEAD_LETTERS);

        assertThat(event.get("topic").asText()).isEqualTo("mt5.ticks");
        assertThat(event.get("partition").asInt()).isEqualTo(3);
        assertThat(event.get("offset").asInt()).isEqualTo(42);
        assertThat(event.get("type").asText()).isEqualTo("DeadLetter");
    }

    @Test
    void shouldGivePredictionWithItsEnvelope() {
        ObjectNode row =
                Json.object()
                        .put("event_id", "a/prediction")
                        .put("pipeline", "tickflow")
                        .put("mode", "DEMO")
                        .put("decision_id", "a")
                        .put("symbol", "EURUSD")
                        .put("event_time_millis", 5)
                        .put("model_id", "m")
                        .put("model_version", "1")
                        .put("model_digest", "d")
                        .put("probability", 0.5)
                        .put("member_mask", 1)
                        .put("agreement", 1)
                        .put("abstention", "NONE")
                        .putNull("meta_probability")
                        .put("meta_abstention", "")
                        .putNull("regime_probability")
                        .put("regime_abstention", "")
                        .put("role", "CHAMPION")
                        .put("appended_at_millis", 7);
        row.putObject("votes").put("direction.a", 0.5);
        row.putObject("absences").put("direction.b", "LATE");

        ObjectNode event = PredictionResource.event(row);

        assertThat(event.get("type").asText()).isEqualTo("PredictionGenerated");
        assertThat(event.get("correlationId").asText()).isEqualTo("a");
        assertThat(event.get("appendedAtMillis").asLong()).isEqualTo(7);
        assertThat(event.get("votes")).hasSize(2);
    }

    private void addTime(String name, long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        add(name, TIME, Json.tree(text.replace('T', ' ').replace("Z", "")));
    }
}
