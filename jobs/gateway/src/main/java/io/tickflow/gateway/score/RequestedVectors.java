package io.tickflow.gateway.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.model.contract.FeatureSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Vectors in the body of a request. */
final class RequestedVectors {

    static final int VECTORS_MAX = 1_024;
    private static final int PROBLEMS_MAX = 20;
    private static final List<String> FIELDS = List.of("symbol", "features");

    private final FeatureSchema schema;

    RequestedVectors(FeatureSchema schema) {
        this.schema = schema;
    }

    /** JSON Schema of a vector: a symbol and values by name; one that is left out is missing. */
    ObjectNode itemSchema() {
        ObjectNode item = RecordSchema.object();
        ObjectNode properties = item.putObject("properties");
        properties.putObject("symbol").put("type", "string").put("pattern", "\\S");
        ObjectNode features =
                RecordSchema.mapOf(RecordSchema.nullable(Json.object().put("type", "number")));
        ArrayNode names = features.putObject("propertyNames").putArray("enum");
        schema.names().forEach(names::add);
        properties.set("features", features);
        item.putArray("required").add("symbol").add("features");
        item.put("additionalProperties", false);
        return item;
    }

    /**
     * Reads vectors.
     *
     * @throws Problem listing what is wrong with them
     */
    List<FeatureVector> read(JsonNode items) {
        if (!items.isArray() || items.isEmpty() || items.size() > VECTORS_MAX) {
            throw Problem.invalid("vectors: must be 1 to " + VECTORS_MAX + " vectors");
        }
        var problems = new ArrayList<String>();
        var vectors = new ArrayList<FeatureVector>();
        for (int i = 0; i < items.size() && problems.size() < PROBLEMS_MAX; i++) {
            vectors.add(vector(items.get(i), "vectors[" + i + "]", problems));
        }
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems);
        }
        return vectors;
    }

    private FeatureVector vector(JsonNode item, String place, List<String> problems) {
        String symbol = item.path("symbol").asText();
        if (!item.path("symbol").isTextual() || symbol.isBlank()) {
            problems.add(place + ".symbol: is missing");
        }
        if (!item.path("features").isObject()) {
            problems.add(place + ".features: must be an object of numbers by name");
        }
        item.fieldNames()
                .forEachRemaining(
                        field -> {
                            if (!FIELDS.contains(field)) {
                                problems.add(place + ": there is no field '" + field + "'");
                            }
                        });
        var values = new float[schema.size()];
        Arrays.fill(values, Float.NaN);
        item.path("features")
                .fields()
                .forEachRemaining(
                        field -> {
                            int position = schema.names().indexOf(field.getKey());
                            JsonNode value = field.getValue();
                            if (position < 0) {
                                problems.add(place + ": there is no feature " + field.getKey());
                            } else if (value.isNumber()) {
                                values[position] = value.floatValue();
                            } else if (!value.isNull()) {
                                problems.add(place + "." + field.getKey() + ": must be a number");
                            }
                        });
        return vector(symbol, values);
    }

    /** A vector at every decision point, whose features all count as settled. */
    private FeatureVector vector(String symbol, float[] values) {
        return new FeatureVector(
                "",
                symbol,
                0,
                0,
                values,
                "",
                true,
                0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                0,
                0,
                schema.hash(),
                new long[0],
                -1L);
    }
}
