package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Factory of dead letters for unusable records. */
public final class DeadLetters {

    private DeadLetters() {}

    /**
     * Creates the dead letter of {@code record}.
     *
     * @param detail readable sentence
     * @param symbol symbol if readable, otherwise empty
     * @param eventTimeMillis UTC epoch milliseconds if readable, otherwise 0
     */
    public static DeadLetter of(
            RawRecord record,
            DeadLetterCode code,
            String detail,
            String symbol,
            long eventTimeMillis) {
        byte[] value = record.value();
        var crc = new CRC32C();
        crc.update(value);
        return new DeadLetter(
                code,
                detail,
                cut(symbol, TickDecoder.SYMBOL_CHARS_MAX),
                eventTimeMillis,
                record.topic(),
                record.partition(),
                record.offset(),
                new String(
                        value,
                        0,
                        Math.min(value.length, DeadLetter.PAYLOAD_CHARS_MAX),
                        StandardCharsets.UTF_8),
                value.length,
                crc.getValue());
    }

    private static String cut(String text, int charsMax) {
        return text.length() <= charsMax ? text : text.substring(0, charsMax);
    }
}
