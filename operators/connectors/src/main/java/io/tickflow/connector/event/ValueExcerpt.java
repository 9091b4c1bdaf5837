package io.tickflow.connector.event;

import io.tickflow.connector.avro.AvroFormat;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Start of a record value, to be shown: Avro as hexadecimal digits, anything else as text. */
public final class ValueExcerpt {

    private static final int TEXT_BYTES_MAX = 200;
    private static final int AVRO_BYTES_MAX = 32;

    private ValueExcerpt() {}

    /** Excerpt of {@code value}, which may be missing. */
    public static String of(byte @Nullable [] value) {
        if (value == null) {
            return "(no value)";
        }
        return AvroFormat.isMarked(value)
                ? HexFormat.of().formatHex(value, 0, Math.min(value.length, AVRO_BYTES_MAX))
                : new String(
                        value, 0, Math.min(value.length, TEXT_BYTES_MAX), StandardCharsets.UTF_8);
    }
}
