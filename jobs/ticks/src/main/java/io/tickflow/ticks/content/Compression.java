package io.tickflow.ticks.content;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** Compressions, told apart by the first bytes of a stream. */
enum Compression {
    GZIP("gzip", "\u001f\u008b"),
    ZIP("zip", "PK\u0003\u0004"),
    ZSTD("zstd", "(\u00b5/\u00fd"),
    XZ("xz", "\u00fd7zXZ\0"),
    LZMA("lzma", "]\0\0");

    private static final int BUFFER_BYTES = 1 << 16;

    /** Packed bytes at a time; what lies in this buffer counts as read already. */
    private static final int PACKED_BYTES = 1 << 12;

    private static final int MAGIC_BYTES_MAX = 8;

    /** Dictionary of xz -9 and some more; a header may ask for 4 GB. */
    private static final int MEMORY_KIB_MAX = 256 << 10;

    private final String words;
    private final String magic;

    Compression(String words, String magic) {
        this.words = words;
        this.magic = magic;
    }

    /** Compression of a stream that supports mark; null if it is plain. */
    static @Nullable Compression of(InputStream in) throws IOException {
        String text = new String(peek(in, MAGIC_BYTES_MAX), StandardCharsets.ISO_8859_1);
        for (Compression compression : values()) {
            if (text.startsWith(compression.magic)) {
                return compression;
            }
        }
        return null;
    }

    /**
     * First bytes of a stream, at most {@code count}; the stream stays at its start. A failure
     * after the first byte is left to the reader who arrives there.
     */
    static byte[] peek(InputStream in, int count) throws IOException {
        in.mark(count);
        byte[] start = new byte[count];
        int length = 0;
        try {
            int read = in.read(start, 0, count);
            while (read > 0) {
                length += read;
                read = length < count ? in.read(start, length, count - length) : 0;
            }
        } catch (IOException e) {
            if (length == 0) {
                throw e;
            }
        }
        in.reset();
        return Arrays.copyOf(start, length);
    }

    InputStream unpack(InputStream packed) throws IOException {
        InputStream plain =
                switch (this) {
                    case GZIP -> new GZIPInputStream(packed, PACKED_BYTES);
                    case ZIP -> ZipEntryStream.open(packed);
                    case ZSTD -> new ZstdInputStream(packed);
                    case XZ -> new XZInputStream(packed, MEMORY_KIB_MAX);
                    case LZMA -> new LZMAInputStream(packed, MEMORY_KIB_MAX);
                };
        return new BufferedInputStream(new ChunkStream(plain), BUFFER_BYTES);
    }

    @Override
    public String toString() {
        return words;
    }
}
