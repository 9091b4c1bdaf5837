package io.tickflow.core.desk.log;

import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.io.Serializable;

/**
 * What the desk, the venue and the operators have said of one account, durable and in order. The
 * desk's memory may be older than this log, never newer: a verdict counts once it is recorded.
 */
public interface DeskLog extends Serializable {

    /** Takes in what a log holds. */
    interface Reader {
        /** A verdict that was recorded. */
        void verdict(long offset, OrderDecision verdict);

        /** A record among the verdicts that is none. */
        void unread(long offset, UnreadRecord record);

        /** A report or a control, or what should be one. */
        void news(DeskMessage news);
    }

    /**
     * Gives {@code reader} everything from {@code from} to where the log ends now: all verdicts,
     * then all reports, then all controls, each in the order in which they were recorded. What a
     * position lies beyond the end of is another log, and read from its start.
     *
     * @return where it ended
     * @throws IOException if it cannot be read to its end in bounded time
     */
    LogPosition read(LogPosition from, Reader reader) throws IOException;
}
