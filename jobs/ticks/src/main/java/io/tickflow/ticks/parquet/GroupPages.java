package io.tickflow.ticks.parquet;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.schema.MessageType;

/** Pages of the wanted columns of one row group. */
final class GroupPages implements PageReadStore {

    private final long rows;
    private final Map<List<String>, PageReader> readers = new HashMap<>();

    GroupPages(ParquetBytes file, MessageType wanted, RowGroup group) throws IOException {
        rows = group.getNum_rows();
        for (ColumnDescriptor column : wanted.getColumns()) {
            List<String> path = List.of(column.getPath());
            for (ColumnChunk chunk : group.getColumns()) {
                ColumnMetaData metadata = chunk.getMeta_data();
                if (metadata.getPath_in_schema().equals(path)) {
                    readers.put(path, new ColumnPages(file, metadata, column.getPrimitiveType()));
                }
            }
        }
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        return Objects.requireNonNull(readers.get(List.of(column.getPath())));
    }

    @Override
    public long getRowCount() {
        return rows;
    }
}
