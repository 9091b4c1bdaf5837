package io.tickflow.connector.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;

/** Reads and writes events by Apache Avro and the published schema alone. */
final class ApacheAvro {

    private final Schema schema;

    ApacheAvro(AvroSchema schema) {
        this.schema = new Schema.Parser().parse(schema.toFile());
    }

    byte[] encode(AvroEvent<?> event) throws IOException {
        var out = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(new GenericData(), schema)
                .encode(record(event), out);
        return out.toByteArray();
    }

    /** Arrays in blocks of their length in bytes, as writers of endless arrays make them. */
    byte[] encodeInBlocks(AvroEvent<?> event) throws IOException {
        byte[] whole = encode(event);
        var out = new ByteArrayOutputStream();
        out.write(whole, 0, 10);
        BinaryEncoder encoder =
                new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record(event), encoder);
        encoder.flush();
        return out.toByteArray();
    }

    GenericRecord decode(byte[] value) throws IOException {
        return new BinaryMessageDecoder<GenericRecord>(new GenericData(), schema).decode(value);
    }

    /** The event as Avro's own data model has it. */
    GenericRecord record(AvroEvent<?> event) {
        var record = new GenericData.Record(schema);
        record.put("pipeline", event.writer().pipeline());
        record.put(
                "mode",
                new GenericData.EnumSymbol(
                        schema.getField("mode").schema(), event.writer().mode().name()));
        record.put("schemaVersion", event.schemaVersion());
        putComponents(event.body(), record);
        return record;
    }

    private static void putComponents(Object body, GenericData.Record record) {
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            Schema field = record.getSchema().getField(component.getName()).schema();
            record.put(component.getName(), avroValue(valueOf(component, body), field));
        }
    }

    private static Object valueOf(RecordComponent component, Object body) {
        try {
            return component.getAccessor().invoke(body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has an accessor for each component", e);
        }
    }

    private static Object avroValue(Object value, Schema schema) {
        if (value instanceof Enum<?> constant) {
            return new GenericData.EnumSymbol(schema, constant.name());
        }
        if (value instanceof List<?> items) {
            return items.stream().map(item -> avroValue(item, schema.getElementType())).toList();
        }
        if (value instanceof Record) {
            var nested = new GenericData.Record(schema);
            putComponents(value, nested);
            return nested;
        }
        if (value instanceof float[] floats) {
            List<Float> boxed = new ArrayList<>();
            for (float item : floats) {
                boxed.add(item);
            }
            return boxed;
        }
        if (value instanceof long[] longs) {
            return Arrays.stream(longs).boxed().toList();
        }
        return value;
    }
}
