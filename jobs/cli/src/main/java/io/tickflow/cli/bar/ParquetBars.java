package io.tickflow.cli.bar;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.tickflow.core.bar.RecordedBar;
import io.tickflow.ticks.write.ZstdCodecs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Bars as Parquet: start in UTC, prices and spread in price units. */
final class ParquetBars implements BarOutput {

    private static final String[] COLUMNS = {
        "symbol",
        "time",
        "open",
        "high",
        "low",
        "close",
        "tick_volume",
        "real_volume",
        "spread",
        "forming"
    };

    private final ParquetWriter<Row> writer;

    private ParquetBars(ParquetWriter<Row> writer) {
        this.writer = writer;
    }

    /** Overwrites {@code file}. */
    static ParquetBars open(Path file) throws IOException {
        return new ParquetBars(
                new Builder(new LocalOutputFile(file))
                        .withConf(new PlainParquetConfiguration())
                        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                        .withCodecFactory(new ZstdCodecs())
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .build());
    }

    @Override
    public void write(String symbol, RecordedBar bar) throws IOException {
        writer.write(new Row(symbol, bar));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private record Row(String symbol, RecordedBar bar) {}

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {

        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new Support();
        }

        @Override
        @SuppressWarnings("deprecation") // Abstract in the library.
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return new Support();
        }
    }

    private static final class Support extends WriteSupport<Row> {

        private RecordConsumer out;
        private int column;

        private static MessageType schema() {
            Types.MessageTypeBuilder message = Types.buildMessage();
            message.required(BINARY).as(stringType()).named(COLUMNS[0]);
            message.required(INT64).as(timestampType(true, TimeUnit.MILLIS)).named(COLUMNS[1]);
            for (int price = 2; price <= 5; price++) {
                message.required(DOUBLE).named(COLUMNS[price]);
            }
            message.required(INT32).named(COLUMNS[6]);
            message.required(DOUBLE).named(COLUMNS[7]);
            message.required(DOUBLE).named(COLUMNS[8]);
            message.required(BOOLEAN).named(COLUMNS[9]);
            return message.named("bar");
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema(), Map.of());
        }

        @Override
        @SuppressWarnings("deprecation") // Abstract in the library.
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema(), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(Row row) {
            RecordedBar bar = row.bar();
            column = 0;
            out.startMessage();
            field(() -> out.addBinary(Binary.fromString(row.symbol())));
            field(() -> out.addLong(bar.startMillis()));
            field(() -> out.addDouble(bar.open()));
            field(() -> out.addDouble(bar.high()));
            field(() -> out.addDouble(bar.low()));
            field(() -> out.addDouble(bar.close()));
            field(() -> out.addInteger(bar.tickVolume()));
            field(() -> out.addDouble(bar.realVolume()));
            field(() -> out.addDouble(bar.spread()));
            field(() -> out.addBoolean(bar.isForming()));
            out.endMessage();
        }

        private void field(Runnable value) {
            out.startField(COLUMNS[column], column);
            value.run();
            out.endField(COLUMNS[column], column);
            column++;
        }
    }
}
