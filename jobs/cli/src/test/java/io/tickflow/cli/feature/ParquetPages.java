package io.tickflow.cli.feature;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.MessageType;

/** Pages of one row group of a flat file that is compressed with Zstandard. */
final class ParquetPages implements PageReadStore {

    private final long rows;
    private final Map<ColumnDescriptor, PageReader> readers = new HashMap<>();

    ParquetPages(byte[] file, MessageType schema, RowGroup group) throws IOException {
        rows = group.getNum_rows();
        for (int i = 0; i < group.getColumnsSize(); i++) {
            ColumnMetaData chunk = group.getColumns().get(i).getMeta_data();
            readers.put(schema.getColumns().get(i), new Pages(file, chunk));
        }
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        return readers.get(column);
    }

    @Override
    public long getRowCount() {
        return rows;
    }

    private static final class Pages implements PageReader {

        private final long values;
        private final Queue<DataPage> pages = new ArrayDeque<>();
        private DictionaryPage dictionary;

        Pages(byte[] file, ColumnMetaData chunk) throws IOException {
            if (chunk.getCodec() != CompressionCodec.ZSTD) {
                throw new IOException("not ours: " + chunk.getCodec());
            }
            values = chunk.getNum_values();
            long start =
                    chunk.isSetDictionary_page_offset()
                            ? chunk.getDictionary_page_offset()
                            : chunk.getData_page_offset();
            var bytes =
                    new ByteArrayInputStream(
                            file, (int) start, (int) chunk.getTotal_compressed_size());
            while (bytes.available() > 0) {
                PageHeader header = Util.readPageHeader(bytes);
                byte[] packed = bytes.readNBytes(header.getCompressed_page_size());
                add(header, Zstd.decompress(packed, header.getUncompressed_page_size()));
            }
        }

        private void add(PageHeader header, byte[] plain) {
            if (header.isSetDictionary_page_header()) {
                var page = header.getDictionary_page_header();
                dictionary =
                        new DictionaryPage(
                                BytesInput.from(plain),
                                page.getNum_values(),
                                encoding(page.getEncoding()));
            } else {
                var page = header.getData_page_header();
                pages.add(
                        new DataPageV1(
                                BytesInput.from(plain),
                                page.getNum_values(),
                                plain.length,
                                null,
                                encoding(page.getRepetition_level_encoding()),
                                encoding(page.getDefinition_level_encoding()),
                                encoding(page.getEncoding())));
            }
        }

        private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
            return Encoding.valueOf(encoding.name());
        }

        @Override
        public DictionaryPage readDictionaryPage() {
            return dictionary;
        }

        @Override
        public long getTotalValueCount() {
            return values;
        }

        @Override
        public DataPage readPage() {
            return pages.poll();
        }
    }
}
