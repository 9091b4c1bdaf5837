package io.tickflow.ticks.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encoding of a text: by its mark; without one UTF-32 or UTF-16 by the zero bytes at the start,
 * UTF-8 if the start is valid, otherwise one byte a character. Ticks are ASCII in all of them; only
 * names of columns differ.
 *
 * @param charset to decode with
 * @param name for the user
 */
public record TextEncoding(Charset charset, String name) {

    private static final int SAMPLE_BYTES = 8_192;
    private static final int UTF_32_LITTLE = 0xfffe_0000;
    private static final String TEXT_CONTROLS = "\0\t\n\u000b\f\r\u001a";
    private static final int CONTROLS_MIN = 3;
    private static final int CONTROLS_ONE_IN = 50;
    private static final int UTF_16_BIG = 0xfeff;
    private static final int UTF_16_LITTLE = 0xfffe;
    private static final int UTF_8_FIRST_TWO = 0xefbb;
    private static final int UTF_8_MARK_BYTES = 3;

    /** Encodings of names of columns when the text is not Unicode. */
    private static final List<String> REGIONAL =
            List.of(
                    "windows-1251",
                    "windows-1252",
                    "windows-1250",
                    "GB18030",
                    "Shift_JIS",
                    "EUC-KR",
                    "windows-1254",
                    "windows-1253",
                    "windows-1256");

    /** Detects the encoding and skips a byte order mark. */
    public static TextEncoding detect(InputStream bytes) throws IOException {
        byte[] sample = Compression.peek(bytes, SAMPLE_BYTES);
        TextEncoding wide = ofFourBytes(sample);
        if (wide != null) {
            return wide;
        }
        int start = sample.length < 2 ? -1 : ((sample[0] & 0xff) << 8) | (sample[1] & 0xff);
        switch (start) {
            case UTF_16_LITTLE -> {
                bytes.skipNBytes(2);
                return new TextEncoding(StandardCharsets.UTF_16LE, "UTF-16LE with mark");
            }
            case UTF_16_BIG -> {
                bytes.skipNBytes(2);
                return new TextEncoding(StandardCharsets.UTF_16BE, "UTF-16BE with mark");
            }
            case UTF_8_FIRST_TWO -> {
                if (sample.length >= UTF_8_MARK_BYTES) {
                    bytes.skipNBytes(UTF_8_MARK_BYTES);
                    return new TextEncoding(StandardCharsets.UTF_8, "UTF-8 with mark");
                }
            }
            default -> {
                if (start > 0 && (start & 0xff) == 0) {
                    return new TextEncoding(StandardCharsets.UTF_16LE, "UTF-16LE");
                }
                if (start > 0 && start >> 8 == 0) {
                    return new TextEncoding(StandardCharsets.UTF_16BE, "UTF-16BE");
                }
            }
        }
        return isUtf8(sample)
                ? new TextEncoding(StandardCharsets.UTF_8, "UTF-8")
                : new TextEncoding(StandardCharsets.ISO_8859_1, "one byte a character");
    }

    /** UTF-32, whose decoder skips a mark itself; null for another encoding. */
    private static @Nullable TextEncoding ofFourBytes(byte[] sample) {
        if (sample.length < 4) {
            return null;
        }
        int first = ByteBuffer.wrap(sample).getInt();
        if (first == UTF_32_LITTLE || ((first & 0xff_ffff) == 0 && first != 0)) {
            return new TextEncoding(Charset.forName("UTF-32LE"), "UTF-32LE");
        }
        boolean big = first == UTF_16_BIG || (first > 0 && first <= 0xff);
        return big ? new TextEncoding(Charset.forName("UTF-32BE"), "UTF-32BE") : null;
    }

    /**
     * Returns true if the start of a text holds more control characters than a damaged text does.
     *
     * @param bytes at the start of the text
     */
    public boolean isBinary(InputStream bytes) throws IOException {
        String start = new String(Compression.peek(bytes, SAMPLE_BYTES), charset);
        long filled = start.chars().filter(c -> c != 0).count();
        long controls = start.chars().filter(c -> c < ' ' && TEXT_CONTROLS.indexOf(c) < 0).count();
        return controls >= CONTROLS_MIN && controls * CONTROLS_ONE_IN > filled;
    }

    /** Reader of the rest of the bytes. */
    public Reader reader(InputStream bytes) {
        return new InputStreamReader(bytes, charset);
    }

    /**
     * Variants of a header's text: itself, or its decodings by regional encodings if the text is
     * not Unicode.
     */
    public List<String> variants(String header) {
        if (!charset.equals(StandardCharsets.ISO_8859_1)) {
            return List.of(header);
        }
        byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
        return REGIONAL.stream()
                .filter(Charset::isSupported)
                .map(name -> new String(bytes, Charset.forName(name)))
                .toList();
    }

    /** A character cut by the end of the sample is no error. */
    private static boolean isUtf8(byte[] sample) {
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(
                                ByteBuffer.wrap(sample),
                                CharBuffer.allocate(sample.length + 1),
                                false);
        return !result.isError();
    }
}
