package io.tickflow.cli.feature;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.ticks.write.ZstdCodecs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/**
 * Rows as Parquet. Holds the rows of one group in memory until it is full.
 *
 * <p>Hadoop's Configuration appears in the library's signatures but is not on the class path: no
 * method that loads it may be called here.
 */
final class ParquetRows implements VectorRows {

    /** Size of a row group: sixteen thousand rows of a thousand features. */
    private static final long GROUP_BYTES = 64L << 20;

    private final ParquetWriter<FeatureVector> writer;

    private ParquetRows(ParquetWriter<FeatureVector> writer) {
        this.writer = writer;
    }

    /** Overwrites {@code file}; {@code columns} start with the leading ones. */
    static ParquetRows open(Path file, List<String> columns) throws IOException {
        Builder builder =
                new Builder(new LocalOutputFile(file), new RowSupport(columns))
                        .withConf(new PlainParquetConfiguration())
                        .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                        .withCodecFactory(new ZstdCodecs())
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .withRowGroupSize(GROUP_BYTES)
                        // Values rarely repeat, and a dictionary needs many times their memory.
                        .withDictionaryEncoding(false)
                        .withDictionaryEncoding(VectorColumns.SYMBOL, true);
        // After a NaN the library states NaN as the greatest value, which the format forbids though
        // it tells readers to ignore it. A name with dots is a path here and keeps its bounds.
        for (String feature : columns.subList(VectorColumns.LEADING.size(), columns.size())) {
            builder.withStatisticsEnabled(feature, false);
        }
        return new ParquetRows(builder.build());
    }

    @Override
    public void write(FeatureVector vector) throws IOException {
        writer.write(vector);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<FeatureVector, Builder> {

        private final RowSupport rows;

        Builder(OutputFile file, RowSupport rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<FeatureVector> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }

        @Override
        @SuppressWarnings("deprecation") // Abstract in the library.
        protected WriteSupport<FeatureVector> getWriteSupport(Configuration configuration) {
            return rows;
        }
    }
}
