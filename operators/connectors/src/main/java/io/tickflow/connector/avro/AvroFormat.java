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
import java.util.List;

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
    private static final List<Mode> MODES = List.of(Mode.values());

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final AvroSchema schema;
    private final AvroLayout<T> layout;
    private final byte[] header;

    private AvroFormat(String name, Class<T> body, AvroLayout<T> layout) {
        this.schema = AvroSchema.of(name, body);
        this.layout = layout;
        this.header =
                ByteBuffer.allocate(HEADER_BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(MARK_0)
                        .put(MARK_1)
                        .putLong(schema.fingerprint())
                        .array();
    }

    /** Feature vectors under the event type {@code name}. */
    public static AvroFormat<FeatureVector> ofFeatures(String name) {
        return new AvroFormat<>(name, FeatureVector.class, new FeatureVectorLayout());
    }

    /** Predictions under the event type {@code name}. */
    public static AvroFormat<Prediction> ofPredictions(String name) {
        return new AvroFormat<>(name, Prediction.class, new PredictionLayout());
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
     * Decodes a record written by {@link #encode}.
     *
     * @throws IOException if it has another schema, is truncated or damaged, or has trailing bytes
     */
    public AvroEvent<T> decode(byte[] value) throws IOException {
        requireHeader(value);
        var in = new AvroReader(value, HEADER_BYTES);
        var writer = new Deployment(in.readString(), mode(in.readInt()));
        int schemaVersion = in.readInt();
        T body = layout.read(in);
        in.end();
        return new AvroEvent<>(writer, schemaVersion, body);
    }

    private void requireHeader(byte[] value) throws IOException {
        if (!isMarked(value)) {
            throw new IOException("the record is not marked as Avro");
        }
        if (value.length < HEADER_BYTES) {
            throw new IOException("the record is cut off within the fingerprint of its schema");
        }
        long found = (long) LONG.get(value, MARK_BYTES);
        if (found != schema.fingerprint()) {
            throw new IOException(
                    "the Avro schema %016x is unknown; that of %s is %016x. Maybe another release wrote the record."
                            .formatted(found, schema.name(), schema.fingerprint()));
        }
    }

    private static Mode mode(int index) throws IOException {
        if (index < 0 || index >= MODES.size()) {
            throw new IOException("there is no mode " + index);
        }
        return MODES.get(index);
    }
}
