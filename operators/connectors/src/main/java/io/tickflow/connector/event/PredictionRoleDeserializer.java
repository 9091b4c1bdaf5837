package io.tickflow.connector.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.tickflow.model.contract.PredictionRole;
import java.io.IOException;
import java.io.Serial;

/** Reads the role of a prediction; records of releases before it were all of champions. */
final class PredictionRoleDeserializer extends StdDeserializer<PredictionRole> {

    @Serial private static final long serialVersionUID = 1;

    PredictionRoleDeserializer() {
        super(PredictionRole.class);
    }

    @Override
    public PredictionRole deserialize(JsonParser in, DeserializationContext context)
            throws IOException {
        String name = in.getText();
        for (PredictionRole role : PredictionRole.values()) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        throw context.weirdStringException(name, PredictionRole.class, "there is no such role");
    }

    @Override
    public PredictionRole getNullValue(DeserializationContext context) {
        return PredictionRole.CHAMPION;
    }

    @Override
    public PredictionRole getAbsentValue(DeserializationContext context) {
        return PredictionRole.CHAMPION;
    }
}
