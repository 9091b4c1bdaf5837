package io.tickflow.core.desk.log;

/**
 * Position of the desk in its log: in each topic, the offset of the first record not taken in.
 *
 * @param verdicts on {@code tickflow.orders}: everything before belongs to signals that were judged
 * @param reports on {@code tickflow.executions}
 * @param controls on {@code tickflow.control}
 */
public record LogPosition(long verdicts, long reports, long controls) {

    /** Nothing was read so far. */
    public static final LogPosition START = new LogPosition(0, 0, 0);

    /** True if the message was not taken in yet. */
    public boolean before(DeskMessage message) {
        return message.offset() >= (message.onReports() ? reports : controls);
    }

    /** Position behind the message. */
    public LogPosition after(DeskMessage message) {
        long next = message.offset() + 1;
        return message.onReports()
                ? new LogPosition(verdicts, next, controls)
                : new LogPosition(verdicts, reports, next);
    }
}
