package io.tickflow.gateway.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.live.EventBoard;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Predictions on request: of vectors in the request, or of the newest vectors of symbols. */
public final class PredictResource implements Resource {

    private static final int SYMBOLS_MAX = 256;

    private final Predictor predictor;
    private final EventBoard board;
    private final FeatureSchema schema;
    private final RequestedVectors requested;

    /** Creates the resource. */
    public PredictResource(Predictor predictor, EventBoard board, FeatureSchema schema) {
        this.predictor = predictor;
        this.board = board;
        this.schema = schema;
        this.requested = new RequestedVectors(schema);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(
                                "/v1/predict",
                                "predict",
                                "Predictions of vectors, or of the newest vectors of symbols")
                        .in("Models")
                        .body(body())
                        .gives(RecordSchema.listOf(RecordSchema.of(Prediction.class)))
                        .to(this::predict));
    }

    private ObjectNode body() {
        ObjectNode schema = RecordSchema.object();
        ObjectNode properties = schema.putObject("properties");
        ObjectNode vectors = RecordSchema.listOf(requested.itemSchema());
        vectors.put("minItems", 1).put("maxItems", RequestedVectors.VECTORS_MAX);
        properties.set("vectors", vectors);
        ObjectNode symbols = RecordSchema.listOf(RecordSchema.of(String.class));
        symbols.put("minItems", 1).put("maxItems", SYMBOLS_MAX);
        properties.set("symbols", symbols);
        schema.put("additionalProperties", false);
        schema.put("minProperties", 1).put("maxProperties", 1);
        return schema;
    }

    private Answer predict(Call call) {
        JsonNode body = call.body();
        boolean hasVectors = body.has("vectors");
        if (body.size() != 1 || (!hasVectors && !body.has("symbols"))) {
            throw Problem.invalid("the body must have vectors or symbols, and nothing else");
        }
        List<FeatureVector> vectors =
                hasVectors ? requested.read(body.get("vectors")) : newest(body.get("symbols"));
        long now = System.currentTimeMillis();
        long oldest = vectors.stream().mapToLong(FeatureVector::appendTimeMillis).min().orElse(0);
        return Answer.of(
                predictor.predict(vectors), Meta.of(Layer.SOURCE, hasVectors ? now : oldest, now));
    }

    private List<FeatureVector> newest(JsonNode symbols) {
        if (!symbols.isArray() || symbols.isEmpty() || symbols.size() > SYMBOLS_MAX) {
            throw Problem.invalid("symbols: must be 1 to " + SYMBOLS_MAX + " names");
        }
        var problems = new ArrayList<String>();
        var vectors = new ArrayList<FeatureVector>();
        for (JsonNode symbol : symbols) {
            Optional<FeatureVector> vector =
                    board.latest(EventTypes.FEATURES, symbol.asText()).stream()
                            .flatMap(event -> event.body(FeatureVector.class).stream())
                            .filter(found -> found.schema().equals(schema.hash()))
                            .findFirst();
            vector.ifPresentOrElse(
                    vectors::add,
                    () ->
                            problems.add(
                                    "there is no vector of "
                                            + symbol.asText()
                                            + " with the features of the settings"));
        }
        if (!problems.isEmpty()) {
            throw Problem.notFound(String.join("; ", problems));
        }
        return vectors;
    }
}
