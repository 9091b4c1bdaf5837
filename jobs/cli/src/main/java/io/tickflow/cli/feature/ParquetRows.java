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
import io.tickflow.ticks.write.ParquetOutput;
import io.tickflow.ticks.write.ParquetRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Rows as Parquet. Holds the rows of one group in memory until it is full. */
final class ParquetRows implements VectorRows {

    /** Size of a row group: sixteen thousand rows of a thousand features. */
    private static final long GROUP_BYTES = 64L << 20;

    private final ParquetOutput<FeatureVector> output;

    private ParquetRows(ParquetOutput<FeatureVector> output) {
        this.output = output;
    }

    /** Overwrites {@code file}; {@code columns} start with the leading ones. */
    static ParquetRows open(Path file, List<String> columns) throws IOException {
        List<String> features = columns.subList(VectorColumns.LEADING.size(), columns.size());
        return new ParquetRows(
                ParquetOutput.open(
                        file,
                        schema(features),
                        ParquetRows::add,
                        settings -> configure(settings, features)));
    }

    private static void configure(
            ParquetWriter.Builder<FeatureVector, ?> settings, List<String> features) {
        settings.withRowGroupSize(GROUP_BYTES);
        // Values rarely repeat, and a dictionary needs many times their memory.
        settings.withDictionaryEncoding(false);
        settings.withDictionaryEncoding(VectorColumns.SYMBOL, true);
        // After a NaN the library states NaN as the greatest value, which the format forbids though
        // it tells readers to ignore it. A name with dots is a path here and keeps its bounds.
        for (String feature : features) {
            settings.withStatisticsEnabled(feature, false);
        }
    }

    private static MessageType schema(List<String> features) {
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
        features.forEach(name -> message.required(FLOAT).named(name));
        return message.named("feature_vector");
    }

    private static void add(FeatureVector vector, ParquetRow out) {
        out.add(vector.decisionId());
        out.add(vector.symbol());
        out.add(vector.eventTimeMillis());
        out.add(vector.ordinal());
        out.add(vector.ready());
        out.add(vector.quality());
        out.add(vector.bid());
        out.add(vector.ask());
        out.add(vector.typicalSpread());
        out.add(vector.featureHash());
        for (float value : vector.values()) {
            out.add(value);
        }
    }

    @Override
    public void write(FeatureVector vector) throws IOException {
        output.write(vector);
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
