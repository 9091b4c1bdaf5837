package io.tickflow.core.deadletter;

/**
 * Unusable record, with its position, the reason and its payload.
 *
 * @param code the reason
 * @param detail readable sentence
 * @param symbol symbol if readable, otherwise empty
 * @param eventTimeMillis UTC epoch milliseconds if readable, otherwise 0
 * @param topic topic of the record
 * @param partition partition of the record
 * @param offset offset of the record
 * @param payload payload as text, truncated to {@value #PAYLOAD_CHARS_MAX} characters
 * @param payloadBytes length of the whole payload
 * @param payloadCrc32c CRC-32C of the whole payload
 */
public record DeadLetter(
        DeadLetterCode code,
        String detail,
        String symbol,
        long eventTimeMillis,
        String topic,
        int partition,
        long offset,
        String payload,
        int payloadBytes,
        long payloadCrc32c) {

    public static final int PAYLOAD_CHARS_MAX = 65_536;
}
