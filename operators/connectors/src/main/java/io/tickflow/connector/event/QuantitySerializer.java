package io.tickflow.connector.event;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.tickflow.core.instrument.Quantity;
import java.io.IOException;
import java.io.Serial;

/** Writes a quantity as a plain decimal number. */
final class QuantitySerializer extends StdSerializer<Quantity> {

    @Serial private static final long serialVersionUID = 1;

    QuantitySerializer() {
        super(Quantity.class);
    }

    @Override
    public void serialize(Quantity quantity, JsonGenerator out, SerializerProvider provider)
            throws IOException {
        out.writeNumber(quantity.toString());
    }
}
