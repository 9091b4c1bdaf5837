package io.tickflow.connector.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.model.contract.PredictionRole;
import java.io.IOException;
import java.util.Arrays;

/**
 * JSON with the fields of the {@link Envelope} beside the event's own, flat. NaN is written as
 * {@code null} and read back as NaN; unknown fields are ignored, so readers survive new ones. A
 * prediction without a role is one of a champion.
 *
 * @param <T> record of the event's own fields
 */
final class JsonFormat<T> implements EventFormat<T> {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    // A record with missing fields would fail its users long after reading.
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    // A command that reads one event type avoids the cost of the others.
                    .disable(DeserializationFeature.EAGER_DESERIALIZER_FETCH)
                    .addModule(fields())
                    .addMixIn(OrderDecision.class, LaterFields.class)
                    .addMixIn(ExecutionReport.class, LaterFields.class)
                    .build();

    private static final ObjectWriter WRITER =
            MAPPER.writerFor(new TypeReference<Enveloped<Object>>() {});

    private final String name;
    private final ObjectReader reader;

    /** Creates the format of the events {@code name}. */
    JsonFormat(String name, Class<T> type) {
        this.name = name;
        this.reader = MAPPER.readerFor(type);
    }

    @Override
    public byte[] encode(Event<T> event) {
        try {
            return WRITER.writeValueAsBytes(new Enveloped<>(event.envelope(), event.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of the core can always be written", e);
        }
    }

    @Override
    public Event<T> decode(byte[] json) throws IOException {
        try (JsonParser in = reader.createParser(json)) {
            var fields = new EnvelopeFields();
            boolean atBody = fields.read(in);
            Envelope envelope = fields.envelope();
            if (!envelope.type().equals(name)) {
                throw new IOException("the event is a " + envelope.type() + ", not a " + name);
            }
            T body = atBody ? reader.readValue(in) : reader.readValue(json);
            return new Event<>(envelope, body);
        }
    }

    /** Texts that records of earlier releases do not have: empty then. */
    private interface LaterFields {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        String instrumentVersion();

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        String positionId();
    }

    private record Enveloped<B>(@JsonUnwrapped Envelope envelope, @JsonUnwrapped B body) {}

    private static SimpleModule fields() {
        var module = new SimpleModule("events");
        module.addSerializer(float[].class, new FloatsSerializer());
        module.addSerializer(double.class, new DoubleSerializer());
        module.addSerializer(Double.class, new DoubleSerializer());
        module.addSerializer(float.class, new FloatSerializer());
        module.addSerializer(Float.class, new FloatSerializer());
        module.addDeserializer(float[].class, new FloatsDeserializer());
        module.addDeserializer(double.class, new DoubleDeserializer());
        module.addDeserializer(float.class, new FloatDeserializer());
        module.addSerializer(Quantity.class, new QuantitySerializer());
        module.addDeserializer(Quantity.class, new QuantityDeserializer());
        module.addDeserializer(Control.class, new ControlDeserializer());
        module.addDeserializer(PredictionRole.class, new PredictionRoleDeserializer());
        return module;
    }

    private static void writeFloat(JsonGenerator out, float value) throws IOException {
        if (Float.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private static final class FloatsSerializer extends JsonSerializer<float[]> {
        @Override
        public void serialize(float[] values, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartArray();
            for (float value : values) {
                writeFloat(out, value);
            }
            out.writeEndArray();
        }
    }

    private static final class FloatSerializer extends JsonSerializer<Float> {
        @Override
        public void serialize(Float value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            writeFloat(out, value);
        }
    }

    private static final class DoubleSerializer extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class FloatsDeserializer extends JsonDeserializer<float[]> {
        private static final int TYPICAL_LENGTH = 64;

        @Override
        public float[] deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            float[] values = new float[TYPICAL_LENGTH];
            int length = 0;
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (length == values.length) {
                    values = Arrays.copyOf(values, 2 * length);
                }
                values[length++] =
                        in.currentToken() == JsonToken.VALUE_NULL ? Float.NaN : in.getFloatValue();
            }
            return Arrays.copyOf(values, length);
        }
    }

    private static final class FloatDeserializer extends JsonDeserializer<Float> {
        @Override
        public Float deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.getFloatValue();
        }

        @Override
        public Float getNullValue(DeserializationContext context) {
            return Float.NaN;
        }
    }

    private static final class DoubleDeserializer extends JsonDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
