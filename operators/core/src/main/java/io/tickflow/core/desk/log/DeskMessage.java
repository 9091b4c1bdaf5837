package io.tickflow.core.desk.log;

import io.tickflow.core.order.ExecutionReport;
import org.jspecify.annotations.Nullable;

/**
 * Message to the desk from a topic of its log: a report, a control, or a record that should be one
 * of these and cannot be read. The others are null.
 *
 * @param offset place in that topic, which has one partition; negative for a word of the clock
 * @param report of an order
 * @param control of an operator
 * @param unread record that is no event
 */
public record DeskMessage(
        long offset,
        @Nullable ExecutionReport report,
        @Nullable Control control,
        @Nullable UnreadRecord unread) {

    /** No record: the wall clock goes on, also for a desk that nobody says anything to. */
    public static DeskMessage ofClock() {
        return new DeskMessage(-1, null, null, null);
    }

    /** True if it is no record of a topic. */
    public boolean isClock() {
        return offset < 0;
    }

    /** A record of {@code tickflow.executions}. */
    public static DeskMessage of(long offset, ExecutionReport report) {
        return new DeskMessage(offset, report, null, null);
    }

    /** A record of {@code tickflow.control}. */
    public static DeskMessage of(long offset, Control control) {
        return new DeskMessage(offset, null, control, null);
    }

    /** A record of either topic that cannot be read. */
    public static DeskMessage of(long offset, UnreadRecord unread) {
        return new DeskMessage(offset, null, null, unread);
    }

    /** True if it is on {@code tickflow.executions}. */
    boolean onReports() {
        return report != null || (unread != null && unread.origin() == UnreadRecord.Origin.REPORTS);
    }
}
