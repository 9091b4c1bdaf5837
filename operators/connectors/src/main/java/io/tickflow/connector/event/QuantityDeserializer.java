package io.tickflow.connector.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.tickflow.core.instrument.Quantity;
import java.io.IOException;
import java.io.Serial;

/** Reads a quantity; the binary fractions of earlier releases as the decimal next to them. */
final class QuantityDeserializer extends StdDeserializer<Quantity> {

    @Serial private static final long serialVersionUID = 1;

    QuantityDeserializer() {
        super(Quantity.class);
    }

    @Override
    public Quantity deserialize(JsonParser in, DeserializationContext context) throws IOException {
        try {
            return Quantity.nearest(in.getDecimalValue());
        } catch (ArithmeticException e) {
            throw context.weirdStringException(in.getText(), Quantity.class, "is too large");
        }
    }
}
