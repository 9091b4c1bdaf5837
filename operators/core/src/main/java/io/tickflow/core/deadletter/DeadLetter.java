package io.tickflow.core.deadletter;

/**
 * A record that could not be used: where it was, why, and what it held.
 *
 * @param code the reason
 * @param detail one sentence for a person
 * @param symbol if it could be read, otherwise empty
 * @param eventTimeMillis UTC epoch milliseconds if it could be read, otherwise 0
 * @param topic it came from
 * @param partition it came from
 * @param offset it came from
 * @param payload as text, cut at {@value #PAYLOAD_CHARS_MAX} characters
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
