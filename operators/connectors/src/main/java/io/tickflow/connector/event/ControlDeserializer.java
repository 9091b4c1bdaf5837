package io.tickflow.connector.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.instrument.Quantity;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a control; one of an earlier release is about a whole account. */
final class ControlDeserializer extends JsonDeserializer<Control> {

    @Override
    public Control deserialize(JsonParser in, DeserializationContext context) throws IOException {
        JsonNode fields = in.readValueAsTree();
        return new Control(
                required(fields, "controlId", in),
                required(fields, "account", in),
                command(required(fields, "command", in), in),
                required(fields, "by", in),
                required(fields, "reason", in),
                fields.path("symbol").asText(""),
                fields.path("clOrdId").asText(""),
                quantity(fields.path("quantity"), in),
                fields.path("price").asDouble(Double.NaN),
                fields.path("answerTo").asText(""));
    }

    private static String required(JsonNode fields, String name, JsonParser in)
            throws JsonMappingException {
        JsonNode field = fields.path(name);
        if (!field.isTextual()) {
            throw JsonMappingException.from(in, "a control without " + name);
        }
        return field.asText();
    }

    private static @Nullable Quantity quantity(JsonNode field, JsonParser in)
            throws JsonMappingException {
        try {
            return field.isNumber() ? Quantity.nearest(field.decimalValue()) : null;
        } catch (ArithmeticException e) {
            throw JsonMappingException.from(in, field + " is too large a quantity", e);
        }
    }

    private static Command command(String name, JsonParser in) throws JsonMappingException {
        try {
            return Command.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw JsonMappingException.from(in, "'" + name + "' is no command of a control", e);
        }
    }
}
