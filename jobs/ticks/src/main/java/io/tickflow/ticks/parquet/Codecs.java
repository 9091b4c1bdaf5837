package io.tickflow.ticks.parquet;

import com.github.luben.zstd.Zstd;
import io.tickflow.ticks.content.ContentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;

/** Compressions of pages, as the library's own codecs require Hadoop. */
final class Codecs {

    /** Pages have 1 MB as a rule; a damaged size must not fill the memory. */
    private static final int PAGE_BYTES_MAX = 1 << 28;

    private Codecs() {}

    static byte[] unpack(CompressionCodec codec, byte[] packed, int size) throws IOException {
        if (size < 0 || size > PAGE_BYTES_MAX) {
            throw new ContentException(
                    "a Parquet file with a page of "
                            + size
                            + " bytes, at most "
                            + PAGE_BYTES_MAX
                            + " are read: write it with"
                            + " smaller pages");
        }
        return switch (codec) {
            case UNCOMPRESSED -> packed;
            case SNAPPY -> Snappy.uncompress(packed);
            case ZSTD -> Zstd.decompress(packed, size);
            case GZIP -> new GZIPInputStream(new ByteArrayInputStream(packed)).readNBytes(size);
            case LZO, BROTLI, LZ4, LZ4_RAW ->
                    throw new ContentException(
                            "a Parquet file packed with "
                                    + codec
                                    + ": write it with snappy, zstd, gzip or none (pandas:"
                                    + " to_parquet(..., compression='zstd'))");
        };
    }
}
