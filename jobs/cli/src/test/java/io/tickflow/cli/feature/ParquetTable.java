package io.tickflow.cli.feature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * All of a Parquet file. Pages are found by the footer here and only decoded by the library, whose
 * own reader of files cannot do without Hadoop.
 *
 * @param groups row groups
 */
public record ParquetTable(MessageType schema, List<RowGroup> groups) {

    private static final int MAGIC_BYTES = 4;

    /** Passes each row to {@code rows}, which should not keep many: a row is an object a value. */
    public static ParquetTable read(Path file, Consumer<Group> rows) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        FileMetaData footer = footer(bytes);
        MessageType schema =
                new ParquetMetadataConverter()
                        .fromParquetMetadata(footer)
                        .getFileMetaData()
                        .getSchema();
        for (RowGroup group : footer.getRow_groups()) {
            var records =
                    new ColumnIOFactory()
                            .getColumnIO(schema)
                            .getRecordReader(
                                    new ParquetPages(bytes, schema, group),
                                    new GroupRecordConverter(schema));
            for (long i = 0; i < group.getNum_rows(); i++) {
                rows.accept(records.read());
            }
        }
        return new ParquetTable(schema, footer.getRow_groups());
    }

    public List<String> columns() {
        return schema.getFields().stream().map(Type::getName).toList();
    }

    /** Columns of whose values a group says the least and the greatest. */
    List<String> columnsWithBounds() {
        return groups.stream()
                .flatMap(group -> group.getColumns().stream())
                .map(ColumnChunk::getMeta_data)
                .filter(chunk -> chunk.isSetStatistics() && chunk.getStatistics().isSetMax_value())
                .map(chunk -> String.join(".", chunk.getPath_in_schema()))
                .distinct()
                .toList();
    }

    /** The file ends with the footer, its length and four letters. */
    private static FileMetaData footer(byte[] bytes) throws IOException {
        int end = bytes.length - MAGIC_BYTES - Integer.BYTES;
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        return Util.readFileMetaData(new ByteArrayInputStream(bytes, end - length, length));
    }
}
