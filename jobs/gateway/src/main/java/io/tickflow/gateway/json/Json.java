package io.tickflow.gateway.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON of the API: NaN and infinities are null, as in events. */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .addModule(
                            new SimpleModule("finite")
                                    .addSerializer(double.class, new Finite<>())
                                    .addSerializer(Double.class, new Finite<>())
                                    .addSerializer(float.class, new Finite<>())
                                    .addSerializer(Float.class, new Finite<>()))
                    .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** UTF-8 of a value. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can always be written", e);
        }
    }

    /** Tree of a value. */
    public static JsonNode tree(Object value) {
        return parse(bytes(value));
    }

    /** Tree of UTF-8 that was written as JSON. */
    public static JsonNode parse(byte[] json) {
        try {
            return read(json);
        } catch (IOException e) {
            throw new IllegalStateException("written JSON can be read", e);
        }
    }

    /**
     * Tree of any bytes.
     *
     * @throws IOException if they are not JSON
     */
    public static JsonNode read(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** Text of a tree with lines. */
    public static String pretty(JsonNode tree) {
        return tree.toPrettyString();
    }

    private static final class Finite<N extends Number> extends JsonSerializer<N> {
        @Override
        public void serialize(N value, JsonGenerator out, SerializerProvider all)
                throws IOException {
            if (!Double.isFinite(value.doubleValue())) {
                out.writeNull();
            } else if (value instanceof Float) {
                out.writeNumber(value.floatValue());
            } else {
                out.writeNumber(value.doubleValue());
            }
        }
    }
}
