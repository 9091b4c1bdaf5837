package io.tickflow.ticks.write;

import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.tickflow.ticks.TickRow;
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
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * Ticks as Parquet: time (milliseconds of the server's clock, without zone), bid, ask, last,
 * volume, flags. An unknown price is NaN. Not thread-safe.
 *
 * <p>Hadoop's Configuration appears in the library's signatures but is not on the class path: no
 * method that loads it may be called here.
 */
final class ParquetTickWriter implements TickWriter {

    private static final long GROUP_BYTES = 16L << 20;

    private record TimedRow(TickRow row, long millis) {}

    private final ParquetWriter<TimedRow> writer;

    private ParquetTickWriter(ParquetWriter<TimedRow> writer) {
        this.writer = writer;
    }

    static ParquetTickWriter open(Path file) throws IOException {
        return new ParquetTickWriter(
                new Builder(new LocalOutputFile(file))
                        .withConf(new PlainParquetConfiguration())
                        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                        .withCodecFactory(new ZstdCodecs())
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .withRowGroupSize(GROUP_BYTES)
                        .build());
    }

    @Override
    public void write(TickRow row, long serverLocalMillis) throws IOException {
        writer.write(new TimedRow(row, serverLocalMillis));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<TimedRow, Builder> {

        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<TimedRow> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows();
        }

        @Override
        @SuppressWarnings("deprecation") // Abstract in the library.
        protected WriteSupport<TimedRow> getWriteSupport(Configuration configuration) {
            return new Rows();
        }
    }

    private static final class Rows extends WriteSupport<TimedRow> {

        private static final MessageType SCHEMA =
                Types.buildMessage()
                        .required(INT64)
                        .as(timestampType(false, TimeUnit.MILLIS))
                        .named("time")
                        .required(DOUBLE)
                        .named("bid")
                        .required(DOUBLE)
                        .named("ask")
                        .required(DOUBLE)
                        .named("last")
                        .required(DOUBLE)
                        .named("volume")
                        .required(INT32)
                        .named("flags")
                        .named("ticks");

        private RecordConsumer out;
        private int field;

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        @SuppressWarnings("deprecation") // Abstract in the library.
        public WriteContext init(Configuration configuration) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(TimedRow timed) {
            TickRow row = timed.row();
            field = 0;
            out.startMessage();
            start();
            out.addLong(timed.millis());
            end();
            number(row.bid());
            number(row.ask());
            number(row.last());
            number(row.volume());
            start();
            out.addInteger(row.flags());
            end();
            out.endMessage();
        }

        private void number(double value) {
            start();
            out.addDouble(value);
            end();
        }

        private void start() {
            out.startField(SCHEMA.getFieldName(field), field);
        }

        private void end() {
            out.endField(SCHEMA.getFieldName(field), field);
            field++;
        }
    }
}
