package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes dead letters of Kafka records. */
final class DeadLetters {

    private DeadLetters() {}

    static DeadLetter of(
            RawRecord record,
            DeadLetterCode code,
            String detail,
            String symbol,
            long eventTimeMillis) {
        return of(
                code,
                detail,
                symbol,
                eventTimeMillis,
                record.topic(),
                record.partition(),
                record.offset(),
                record.value());
    }

    static DeadLetter of(
            ConsumerRecord<byte[], byte[]> record,
            DeadLetterCode code,
            String detail,
            String symbol,
            long eventTimeMillis) {
        return of(
                code,
                detail,
                symbol,
                eventTimeMillis,
                record.topic(),
                record.partition(),
                record.offset(),
                record.value());
    }

    private static DeadLetter of(
            DeadLetterCode code,
            String detail,
            String symbol,
            long eventTimeMillis,
            String topic,
            int partition,
            long offset,
            byte[] value) {
        var crc = new CRC32C();
        crc.update(value);
        return new DeadLetter(
                code,
                detail,
                cut(symbol, TickDecoder.SYMBOL_CHARS_MAX),
                eventTimeMillis,
                topic,
                partition,
                offset,
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
