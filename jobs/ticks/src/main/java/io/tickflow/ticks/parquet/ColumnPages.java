package io.tickflow.ticks.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Pages of one column in one row group, unpacked when they are asked for. */
final class ColumnPages implements PageReader {

    private final long values;
    private final CompressionCodec codec;
    private final PrimitiveType type;
    private final ByteArrayInputStream bytes;
    private @Nullable DictionaryPage dictionary;
    private @Nullable DataPage first;

    ColumnPages(ParquetBytes file, ColumnMetaData chunk, PrimitiveType type) throws IOException {
        this.values = chunk.getNum_values();
        this.codec = chunk.getCodec();
        this.type = type;
        long start = chunk.getData_page_offset();
        if (chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0) {
            start = Math.min(start, chunk.getDictionary_page_offset());
        }
        int size = Math.toIntExact(chunk.getTotal_compressed_size());
        bytes = new ByteArrayInputStream(file.read(start, size));
        first = page();
    }

    private @Nullable DataPage page() throws IOException {
        while (bytes.available() > 0) {
            PageHeader header = Util.readPageHeader(bytes);
            byte[] packed = bytes.readNBytes(header.getCompressed_page_size());
            check(header, packed);
            if (header.isSetDictionary_page_header()) {
                DictionaryPageHeader page = header.getDictionary_page_header();
                dictionary =
                        new DictionaryPage(
                                BytesInput.from(unpack(packed, header)),
                                page.getNum_values(),
                                encoding(page.getEncoding()));
            } else if (header.isSetData_page_header()) {
                return pageV1(header.getData_page_header(), unpack(packed, header));
            } else if (header.isSetData_page_header_v2()) {
                return pageV2(header, header.getData_page_header_v2(), packed);
            }
        }
        return null;
    }

    /** Compares the checksum that a writer may have left. */
    private static void check(PageHeader header, byte[] packed) throws IOException {
        var crc = new CRC32();
        crc.update(packed);
        if (header.isSetCrc() && (int) crc.getValue() != header.getCrc()) {
            throw new IOException("a page differs from its checksum");
        }
    }

    private byte[] unpack(byte[] packed, PageHeader header) throws IOException {
        return Codecs.unpack(codec, packed, header.getUncompressed_page_size());
    }

    private static DataPage pageV1(DataPageHeader page, byte[] plain) {
        return new DataPageV1(
                BytesInput.from(plain),
                page.getNum_values(),
                plain.length,
                null,
                encoding(page.getRepetition_level_encoding()),
                encoding(page.getDefinition_level_encoding()),
                encoding(page.getEncoding()));
    }

    /** Levels stand before the values and are never packed. */
    private DataPage pageV2(PageHeader header, DataPageHeaderV2 page, byte[] packed)
            throws IOException {
        int repetition = page.getRepetition_levels_byte_length();
        int levels = repetition + page.getDefinition_levels_byte_length();
        var data = new byte[packed.length - levels];
        System.arraycopy(packed, levels, data, 0, data.length);
        boolean isPacked = !page.isSetIs_compressed() || page.isIs_compressed();
        int size = header.getUncompressed_page_size() - levels;
        byte[] plain = isPacked && size > 0 ? Codecs.unpack(codec, data, size) : data;
        return DataPageV2.uncompressed(
                page.getNum_rows(),
                page.getNum_nulls(),
                page.getNum_values(),
                BytesInput.from(packed, 0, repetition),
                BytesInput.from(packed, repetition, levels - repetition),
                encoding(page.getEncoding()),
                BytesInput.from(plain),
                Statistics.createStats(type));
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
        return Encoding.valueOf(encoding.name());
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        return dictionary;
    }

    @Override
    public long getTotalValueCount() {
        return values;
    }

    @Override
    public @Nullable DataPage readPage() {
        DataPage page = first;
        if (page != null) {
            first = null;
            return page;
        }
        try {
            return page();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
