package io.tickflow.core.desk.log;

import io.tickflow.core.order.ExecutionReport;
import org.jspecify.annotations.Nullable;

/**
 * Something that the desk is told by a topic of its log: a report, a control, or a record that
 * should be one of these and cannot be read. The others are null.
 *
 * @param offset place in that topic, which has one partition
 * @param report what became of an order
 * @param control what an operator said
 * @param unread what is no event
 */
public record DeskMessage(
        long offset,
        @Nullable ExecutionReport report,
        @Nullable Control control,
        @Nullable UnreadRecord unread) {

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
