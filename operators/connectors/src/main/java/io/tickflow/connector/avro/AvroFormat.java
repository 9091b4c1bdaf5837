package io.tickflow.connector.avro;

import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.Prediction;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads events of one type as Avro single-object records: two bytes of mark, the
 * fingerprint of the schema, the fields. Floats keep their bits, NaN too. Thread-safe.
 *
 * @param <T> record of the core whose components are the event's own fields
 */
public final class AvroFormat<T> {

    private static final byte MARK_0 = (byte) 0xC3;
    private static final byte MARK_1 = 0x01;
    private static final int MARK_BYTES = 2;
    private static final int HEADER_BYTES = MARK_BYTES + Long.BYTES;

    /** Schema of the predictions of releases before {@link Prediction#role()}. */
    private static final long PREDICTIONS_WITHOUT_ROLE = Long.reverseBytes(0x95E9FF875FF3E151L);

    private static final List<Mode> MODES = List.of(Mode.values());

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final AvroSchema schema;
    private final AvroLayout<T> layout;
    private final byte[] header;
    private final Map<Long, AvroReader.Item<T>> readers;

    private AvroFormat(
            String name,
            Class<T> body,
            AvroLayout<T> layout,
            Map<Long, AvroReader.Item<T>> former) {
        this.schema = AvroSchema.of(name, body);
        this.layout = layout;
        this.header =
                ByteBuffer.allocate(HEADER_BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(MARK_0)
                        .put(MARK_1)
                        .putLong(schema.fingerprint())
                        .array();
        Map<Long, AvroReader.Item<T>> all = new HashMap<>(former);
        all.put(schema.fingerprint(), layout::read);
        this.readers = Map.copyOf(all);
    }

    /** Feature vectors under the event type {@code name}. */
    public static AvroFormat<FeatureVector> ofFeatures(String name) {
        return new AvroFormat<>(name, FeatureVector.class, new FeatureVectorLayout(), Map.of());
    }

    /** Predictions under the event type {@code name}. */
    public static AvroFormat<Prediction> ofPredictions(String name) {
        return new AvroFormat<>(
                name,
                Prediction.class,
                new PredictionLayout(),
                Map.of(PREDICTIONS_WITHOUT_ROLE, PredictionLayout::readWithoutRole));
    }

    /** True if {@code value} is marked as an Avro single-object record; no JSON text is. */
    public static boolean isMarked(byte[] value) {
        return value.length >= MARK_BYTES && value[0] == MARK_0 && value[1] == MARK_1;
    }

    /** Schema written by {@link #encode}. */
    public AvroSchema schema() {
        return schema;
    }

    /** Encodes the record of an event. */
    public byte[] encode(Deployment writer, int schemaVersion, T body) {
        var out = new AvroWriter();
        out.putRaw(header);
        out.putString(writer.pipeline());
        out.putInt(MODES.indexOf(writer.mode()));
        out.putInt(schemaVersion);
        layout.write(body, out);
        return out.toBytes();
    }

    /**
     * Decodes a record written by {@link #encode}, of this release or of one whose schema is still
     * read.
     *
     * @throws IOException if it has another schema, is truncated or damaged, or has trailing bytes
     */
    public AvroEvent<T> decode(byte[] value) throws IOException {
        AvroReader.Item<T> body = reader(value);
        var in = new AvroReader(value, HEADER_BYTES);
        var writer = new Deployment(in.readString(), mode(in.readInt()));
        int schemaVersion = in.readInt();
        T event = body.read(in);
        in.end();
        return new AvroEvent<>(writer, schemaVersion, event);
    }

    private AvroReader.Item<T> reader(byte[] value) throws IOException {
        if (!isMarked(value)) {
            throw new IOException("the record is not marked as Avro");
        }
        if (value.length < HEADER_BYTES) {
            throw new IOException("the record is cut off within the fingerprint of its schema");
        }
        long found = (long) LONG.get(value, MARK_BYTES);
        AvroReader.Item<T> reader = readers.get(found);
        if (reader == null) {
            throw new IOException(
                    "the Avro schema %016x is unknown; that of %s is %016x. Maybe another release wrote the record."
                            .formatted(found, schema.name(), schema.fingerprint()));
        }
        return reader;
    }

    private static Mode mode(int index) throws IOException {
        if (index < 0 || index >= MODES.size()) {
            throw new IOException("there is no mode " + index);
        }
        return MODES.get(index);
    }
}
