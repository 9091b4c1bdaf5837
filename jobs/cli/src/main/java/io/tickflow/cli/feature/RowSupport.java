package io.tickflow.cli.feature;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.tickflow.core.feature.FeatureVector;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Schema and fields of a row in Parquet's own interface. */
final class RowSupport extends WriteSupport<FeatureVector> {

    private final MessageType schema;
    private final String[] columns;
    private RecordConsumer out;
    private int column;

    /**
     * Creates the support of rows with these columns.
     *
     * @param columns leading columns, then features
     */
    RowSupport(List<String> columns) {
        this.columns = columns.toArray(String[]::new);
        schema = schema(columns.subList(VectorColumns.LEADING.size(), columns.size()));
    }

    /** Creates the schema of required columns: NaN is a value, not a null. */
    private static MessageType schema(List<String> featureNames) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        message.required(BINARY).as(stringType()).named(VectorColumns.DECISION_ID);
        message.required(BINARY).as(stringType()).named(VectorColumns.SYMBOL);
        message.required(INT64)
                .as(timestampType(true, TimeUnit.MILLIS))
                .named(VectorColumns.EVENT_TIME);
        message.required(INT32).named(VectorColumns.ORDINAL);
        message.required(BOOLEAN).named(VectorColumns.READY);
        message.required(INT32).named(VectorColumns.QUALITY);
        message.required(DOUBLE).named(VectorColumns.BID);
        message.required(DOUBLE).named(VectorColumns.ASK);
        message.required(DOUBLE).named(VectorColumns.TYPICAL_SPREAD);
        message.required(BINARY).as(stringType()).named(VectorColumns.FEATURE_HASH);
        featureNames.forEach(name -> message.required(FLOAT).named(name));
        return message.named("feature_vector");
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract in the library.
    public WriteContext init(Configuration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(FeatureVector vector) {
        column = 0;
        out.startMessage();
        field(Binary.fromString(vector.decisionId()));
        field(Binary.fromString(vector.symbol()));
        field(vector.eventTimeMillis());
        field(vector.ordinal());
        field(vector.ready());
        field(vector.quality());
        field(vector.bid());
        field(vector.ask());
        field(vector.typicalSpread());
        field(Binary.fromString(vector.featureHash()));
        for (float value : vector.values()) {
            field(value);
        }
        out.endMessage();
    }

    private void field(Binary value) {
        start();
        out.addBinary(value);
        end();
    }

    private void field(long value) {
        start();
        out.addLong(value);
        end();
    }

    private void field(int value) {
        start();
        out.addInteger(value);
        end();
    }

    private void field(boolean value) {
        start();
        out.addBoolean(value);
        end();
    }

    private void field(double value) {
        start();
        out.addDouble(value);
        end();
    }

    private void field(float value) {
        start();
        out.addFloat(value);
        end();
    }

    private void start() {
        out.startField(columns[column], column);
    }

    private void end() {
        out.endField(columns[column], column);
        column++;
    }
}
