package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.job.history.cookbook.Cookbook;
import io.tickflow.job.history.cookbook.EmptyAnswer;
import io.tickflow.job.history.cookbook.Question;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.operate.explain.ExplanationJson;
import io.tickflow.operate.explain.ExplanationReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions to the history: the cookbook's, and the way of one decision. */
public final class SqlResource implements Resource {

    private static final int ROWS_MAX = 5_000;
    private static final int ROWS_USUAL = 500;

    private final HistoryClient history;
    private final HistoryClient.Question<ExplanationReader> explanations;

    /**
     * Creates the resource.
     *
     * @param explanations makes a reader on a connection
     */
    public SqlResource(
            HistoryClient history, HistoryClient.Question<ExplanationReader> explanations) {
        this.history = history;
        this.explanations = explanations;
    }

    /** Question of the cookbook. */
    record CookbookQuestion(String name, String title, List<Input> parameters, String sql) {}

    /**
     * Parameter of a question.
     *
     * @param value used if none is given; null if one must be given
     */
    record Input(String name, @Nullable String value, String meaning) {}

    /**
     * Rows of an answer.
     *
     * @param rows each an array in the order of the columns
     * @param truncated true if there were more
     * @param whyEmpty reason for an answer without rows; null otherwise
     */
    record Table(
            List<QueryResult.Column> columns,
            List<List<JsonNode>> rows,
            boolean truncated,
            @Nullable String whyEmpty) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/sql", "questions", "Questions of the cookbook")
                        .in("History")
                        .gives(RecordSchema.listOf(RecordSchema.of(CookbookQuestion.class)))
                        .to(call -> questions()),
                Route.post("/v1/sql/{question}", "ask", "Answer of a question, read-only")
                        .in("History")
                        .with(
                                Parameter.path("question", "Name of the question"),
                                Parameter.integer(
                                        "limit",
                                        "Rows at most (default: " + ROWS_USUAL + ")",
                                        1,
                                        ROWS_MAX))
                        .body(body())
                        .gives(RecordSchema.of(Table.class))
                        .to(this::ask),
                Route.get(
                                "/v1/explain/{id}",
                                "explain",
                                "Way of a decision: of a decision id, the id of one of its events,"
                                        + " or a ClOrdID(11)")
                        .in("History")
                        .with(Parameter.path("id", "Slashes encoded as %2F"))
                        .gives(RecordSchema.object())
                        .to(this::explain));
    }

    private static ObjectNode body() {
        ObjectNode schema = RecordSchema.object();
        schema.putObject("properties")
                .set("parameters", RecordSchema.mapOf(RecordSchema.of(String.class)));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Answer questions() {
        List<CookbookQuestion> all =
                Cookbook.questions().stream()
                        .map(
                                question ->
                                        new CookbookQuestion(
                                                question.name(),
                                                question.title(),
                                                question.parameters().stream()
                                                        .map(
                                                                p ->
                                                                        new Input(
                                                                                p.name(),
                                                                                p.value(),
                                                                                p.meaning()))
                                                        .toList(),
                                                question.sql()))
                        .toList();
        return Answer.of(all, Meta.of(Layer.SOURCE, 0, 0));
    }

    private Answer ask(Call call) {
        String name = call.path("question");
        Question question =
                Cookbook.find(name)
                        .orElseThrow(
                                () ->
                                        Problem.notFound(
                                                "the cookbook has no question '"
                                                        + name
                                                        + "'; GET /v1/sql lists them"));
        Map<String, String> values;
        try {
            values = question.values(given(call.body()));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    String.valueOf(e.getMessage()).replace("--param ", "").replace('\n', ';'));
        }
        Rows rows = history.query(question.sql(), values, call.integer("limit", ROWS_USUAL));
        long now = System.currentTimeMillis();
        ObjectNode table = Json.object();
        table.set("columns", Json.tree(rows.columns()));
        table.set("rows", Json.tree(rows.rows()));
        table.put("truncated", rows.isTruncated());
        table.put("whyEmpty", rows.rows().isEmpty() ? whyEmpty(question, values) : null);
        return Answer.of(table, Meta.of(Layer.L3, now, now));
    }

    private String whyEmpty(Question question, Map<String, String> values) {
        return history.ask(console -> EmptyAnswer.explain(console, question.sql(), values));
    }

    private static Map<String, String> given(JsonNode body) {
        var given = new HashMap<String, String>();
        JsonNode parameters = body.path("parameters");
        if (!parameters.isMissingNode() && !parameters.isObject()) {
            throw Problem.invalid("parameters: must be an object of texts");
        }
        body.fieldNames()
                .forEachRemaining(
                        field -> {
                            if (!field.equals("parameters")) {
                                throw Problem.invalid("there is no field '" + field + "'");
                            }
                        });
        parameters
                .fields()
                .forEachRemaining(
                        field -> {
                            if (!field.getValue().isTextual()) {
                                throw Problem.invalid(field.getKey() + ": must be a text");
                            }
                            given.put(field.getKey(), field.getValue().textValue());
                        });
        return given;
    }

    private Answer explain(Call call) {
        String id = call.path("id");
        String json =
                history.ask(
                        console -> {
                            try {
                                return ExplanationJson.of(explanations.ask(console).explain(id));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        long now = System.currentTimeMillis();
        return Answer.of(
                Json.parse(json.getBytes(StandardCharsets.UTF_8)), Meta.of(Layer.L3, now, now));
    }
}
