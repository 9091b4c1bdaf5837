package io.tickflow.core.order;

/**
 * Message between an execution sink and its venue, as a record for auditors. Contains no secret.
 *
 * @param messageId account, owner's epoch, and number of the message in its session's process
 * @param account account of the session
 * @param passedAtMillis time at which it was written or read, epoch milliseconds
 * @param direction way that it went
 * @param msgType MsgType(35)
 * @param sequenceNumber MsgSeqNum(34); 0 if unreadable
 * @param clOrdId ClOrdID(11); empty if it is about no order
 * @param text whole message; SOH is written as {@code |}, secrets as {@code *}
 */
public record VenueMessage(
        String messageId,
        String account,
        long passedAtMillis,
        Direction direction,
        String msgType,
        long sequenceNumber,
        String clOrdId,
        String text) {

    /** Way of a message. */
    public enum Direction {
        /** To the venue. */
        SENT,
        /** From the venue. */
        RECEIVED
    }
}
