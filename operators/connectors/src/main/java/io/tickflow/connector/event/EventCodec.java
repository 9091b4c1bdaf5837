package io.tickflow.connector.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Writes and reads events of one type: the fields of its {@link Envelope} beside its own, flat. NaN
 * is written as {@code null} and read back as NaN; unknown fields are ignored, so readers survive
 * new ones. Thread-safe.
 *
 * @param <T> record of the core whose components are the event's own fields
 */
public final class EventCodec<T> {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    // A record with holes would fail whoever uses it, long after it was read.
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .addModule(nanAsNull())
                    .build();

    private static final EnvelopeReader ENVELOPES = new EnvelopeReader();

    private final String name;
    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final Function<T, Envelope> envelopeOf;

    /** A codec of the events that their envelope calls {@code name}. */
    EventCodec(String name, Class<T> type, Function<T, Envelope> envelopeOf) {
        this.name = name;
        this.writer = MAPPER.writerFor(new TypeReference<Enveloped<Object>>() {});
        this.reader = MAPPER.readerFor(type);
        this.envelopeOf = envelopeOf;
    }

    /** What {@code event} says of itself beside its own fields. */
    public Envelope envelope(T event) {
        return envelopeOf.apply(event);
    }

    /** UTF-8 JSON of {@code event}. */
    public byte[] encode(T event) {
        try {
            return writer.writeValueAsBytes(new Enveloped<>(envelopeOf.apply(event), event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of the core can always be written", e);
        }
    }

    /**
     * Reads what {@link #encode} wrote, whatever its mode.
     *
     * @throws IOException if it is not JSON of this type, or another event by its envelope
     */
    public T decode(byte[] json) throws IOException {
        String found = ENVELOPES.read(json).type();
        if (!found.equals(name)) {
            throw new IOException("the event is a " + found + ", not a " + name);
        }
        return reader.readValue(json);
    }

    private record Enveloped<B>(@JsonUnwrapped Envelope envelope, @JsonUnwrapped B body) {}

    private static SimpleModule nanAsNull() {
        var module = new SimpleModule("nan-as-null");
        module.addSerializer(float[].class, new FloatsSerializer());
        module.addSerializer(double.class, new DoubleSerializer());
        module.addSerializer(Double.class, new DoubleSerializer());
        module.addSerializer(float.class, new FloatSerializer());
        module.addSerializer(Float.class, new FloatSerializer());
        module.addDeserializer(float[].class, new FloatsDeserializer());
        module.addDeserializer(double.class, new DoubleDeserializer());
        module.addDeserializer(float.class, new FloatDeserializer());
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
