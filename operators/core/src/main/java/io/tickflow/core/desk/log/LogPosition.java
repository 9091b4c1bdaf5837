package io.tickflow.core.desk.log;

/**
 * How far the desk has taken in its log: in each of its topics, the offset of the first record that
 * it has not.
 *
 * @param verdicts on {@code tickflow.orders}: everything before belongs to signals that were judged
 * @param reports on {@code tickflow.executions}
 * @param controls on {@code tickflow.control}
 */
public record LogPosition(long verdicts, long reports, long controls) {

    /** Nothing was read so far. */
    public static final LogPosition START = new LogPosition(0, 0, 0);

    /** True if the message was not taken in yet. */
    public boolean before(DeskMessage news) {
        return news.offset() >= (news.onReports() ? reports : controls);
    }

    /** Position behind the message. */
    public LogPosition after(DeskMessage news) {
        long next = news.offset() + 1;
        return news.onReports()
                ? new LogPosition(verdicts, next, controls)
                : new LogPosition(verdicts, reports, next);
    }
}
