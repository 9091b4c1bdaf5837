package io.tickflow.ticks.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Rows in a Parquet file with Zstandard. Holds the rows of one group in memory until it is full.
 * Not thread-safe.
 *
 * <p>Hadoop's Configuration appears in the library's signatures but is not on the class path: no
 * method that loads it may be called here.
 *
 * @param <T> type of a row
 */
public final class ParquetOutput<T> implements Closeable {

    private final ParquetWriter<T> writer;

    private ParquetOutput(ParquetWriter<T> writer) {
        this.writer = writer;
    }

    /**
     * Overwrites {@code file}.
     *
     * @param schema of required columns: NaN is a value, not a null
     * @param row adds the fields of a row in the order of the columns
     * @param settings of groups, dictionaries and statistics
     */
    public static <T> ParquetOutput<T> open(
            Path file,
            MessageType schema,
            BiConsumer<T, ParquetRow> row,
            Consumer<ParquetWriter.Builder<T, ?>> settings)
            throws IOException {
        var builder = new Builder<>(new LocalOutputFile(file), new Support<>(schema, row));
        builder.withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCodecFactory(new ZstdCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD);
        settings.accept(builder);
        return new ParquetOutput<>(builder.build());
    }

    /** Appends a row. */
    public void write(T row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {

        private final Support<T> support;

        Builder(OutputFile file, Support<T> support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder<T> self() {
            return this;
        }

        @Override
        protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }

        @Override
        @SuppressWarnings("deprecation") // Abstract in the library.
        protected WriteSupport<T> getWriteSupport(Configuration configuration) {
            return support;
        }
    }

    private static final class Support<T> extends WriteSupport<T> {

        private final MessageType schema;
        private final BiConsumer<T, ParquetRow> fields;
        private ParquetRow row;

        Support(MessageType schema, BiConsumer<T, ParquetRow> fields) {
            this.schema = schema;
            this.fields = fields;
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
            String[] columns =
                    schema.getFields().stream().map(Type::getName).toArray(String[]::new);
            row = new ParquetRow(columns, consumer);
        }

        @Override
        public void write(T value) {
            row.start();
            fields.accept(value, row);
            row.end();
        }
    }
}
