package io.tickflow.ticks.parquet;

import io.tickflow.ticks.content.ContentException;
import io.tickflow.ticks.content.FileContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Columns of numbers in a Parquet file of any content. */
public final class ParquetNumbers {

    private static final Set<PrimitiveTypeName> NUMBERS =
            Set.of(
                    PrimitiveTypeName.FLOAT,
                    PrimitiveTypeName.DOUBLE,
                    PrimitiveTypeName.INT32,
                    PrimitiveTypeName.INT64);

    private ParquetNumbers() {}

    /**
     * Reads the columns of numbers, NaN where there is no value; other columns are left out.
     *
     * @throws ContentException if the file is cut, or has more than {@code rowsMax} rows
     */
    public static Map<String, float[]> read(Path file, int rowsMax) throws IOException {
        try (FileContent content = FileContent.open(file);
                ParquetBytes bytes = ParquetBytes.open(file, content)) {
            FileMetaData footer = ParquetTicks.footer(bytes);
            if (footer.getNum_rows() > rowsMax) {
                throw new ContentException(
                        "a Parquet file of "
                                + footer.getNum_rows()
                                + " rows; at most "
                                + rowsMax
                                + " can be, maybe take a sample");
            }
            return columns(bytes, footer);
        } catch (ParquetRuntimeException e) {
            throw new ContentException("a Parquet file that is damaged; get it again");
        }
    }

    private static Map<String, float[]> columns(ParquetBytes bytes, FileMetaData footer)
            throws IOException {
        MessageType schema =
                new ParquetMetadataConverter()
                        .fromParquetMetadata(footer)
                        .getFileMetaData()
                        .getSchema();
        var columns = new LinkedHashMap<String, float[]>();
        for (ColumnDescriptor column : schema.getColumns()) {
            if (column.getPath().length == 1
                    && column.getMaxRepetitionLevel() == 0
                    && NUMBERS.contains(column.getPrimitiveType().getPrimitiveTypeName())) {
                columns.put(column.getPath()[0], values(bytes, footer, schema, column));
            }
        }
        return columns;
    }

    private static float[] values(
            ParquetBytes bytes, FileMetaData footer, MessageType schema, ColumnDescriptor column)
            throws IOException {
        String name = column.getPath()[0];
        var wanted = new MessageType(schema.getName(), schema.getType(name));
        var values = new float[(int) footer.getNum_rows()];
        int row = 0;
        for (RowGroup group : footer.getRow_groups()) {
            ColumnReader reader =
                    new ColumnReadStoreImpl(
                                    new GroupPages(bytes, wanted, group),
                                    new DummyRecordConverter(wanted).getRootConverter(),
                                    wanted,
                                    "")
                            .getColumnReader(column);
            for (long i = 0; i < group.getNum_rows() && row < values.length; i++) {
                values[row++] = value(reader);
                reader.consume();
            }
        }
        return values;
    }

    private static float value(ColumnReader reader) {
        ColumnDescriptor column = reader.getDescriptor();
        if (reader.getCurrentDefinitionLevel() < column.getMaxDefinitionLevel()) {
            return Float.NaN;
        }
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case FLOAT -> reader.getFloat();
            case DOUBLE -> (float) reader.getDouble();
            case INT32 -> reader.getInteger();
            case INT64 -> reader.getLong();
            case BOOLEAN, BINARY, INT96, FIXED_LEN_BYTE_ARRAY -> Float.NaN;
        };
    }
}
