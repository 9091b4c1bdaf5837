package io.tickflow.operate.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.operate.replay.Derivation;
import java.io.IOException;
import java.util.List;

/** Writes an explanation as JSON; NaN is null, as in events. */
public final class ExplanationJson {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(double.class, new Doubles())
                                    .addSerializer(float.class, new Floats()))
                    .build();

    private ExplanationJson() {}

    /** Pretty JSON of an explanation, with the derivations of its decision if there are any. */
    public static String of(Explanation explanation, List<Derivation> derived)
            throws JsonProcessingException {
        ObjectNode root = JSON.valueToTree(explanation);
        if (!derived.isEmpty()) {
            root.set("derived", JSON.valueToTree(derived));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /** Pretty JSON of an explanation. */
    public static String of(Explanation explanation) throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(explanation);
    }

    private static final class Doubles extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider all)
                throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class Floats extends JsonSerializer<Float> {
        @Override
        public void serialize(Float value, JsonGenerator out, SerializerProvider all)
                throws IOException {
            if (Float.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }
}
