package io.tickflow.core.market;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Decoder of an export file, with compression and encoding detected from its first bytes. */
final class Mt5ExportText {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int UTF_16_BIG = 0xfeff;
    private static final int UTF_16_LITTLE = 0xfffe;
    private static final int UTF_8_FIRST_TWO = 0xefbb;

    private Mt5ExportText() {}

    static Reader open(InputStream file) throws IOException {
        InputStream raw = new BufferedInputStream(file, BUFFER_BYTES);
        try {
            var bytes =
                    firstTwo(raw) == GZIP_MAGIC
                            ? new BufferedInputStream(
                                    new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES)
                            : raw;
            return new InputStreamReader(bytes, charsetAfterMark(bytes));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * Detects the charset and skips a byte order mark. Without a mark, a zero byte indicates
     * UTF-16.
     */
    private static Charset charsetAfterMark(InputStream bytes) throws IOException {
        int start = firstTwo(bytes);
        switch (start) {
            case UTF_16_LITTLE -> {
                bytes.skipNBytes(2);
                return StandardCharsets.UTF_16LE;
            }
            case UTF_16_BIG -> {
                bytes.skipNBytes(2);
                return StandardCharsets.UTF_16BE;
            }
            case UTF_8_FIRST_TWO -> {
                bytes.skipNBytes(3);
                return StandardCharsets.UTF_8;
            }
            default -> {
                if (start > 0 && (start & 0xff) == 0) {
                    return StandardCharsets.UTF_16LE;
                }
                return start > 0 && start >> 8 == 0
                        ? StandardCharsets.UTF_16BE
                        : StandardCharsets.UTF_8;
            }
        }
    }

    /** Peeks at the first two bytes as one number; -1 if there are fewer. */
    private static int firstTwo(InputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        return first < 0 || second < 0 ? -1 : first << 8 | second;
    }
}
