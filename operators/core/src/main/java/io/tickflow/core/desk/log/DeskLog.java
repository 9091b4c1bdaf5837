package io.tickflow.core.desk.log;

import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.io.Serializable;

/**
 * Durable, ordered record of the words of desk, venue and operators about one account. The desk's
 * memory may be older than this log, never newer: a verdict counts once it is recorded.
 */
public interface DeskLog extends Serializable {

    /** Receiver of the records in a log. */
    interface Reader {
        /** A verdict that was recorded. */
        void onVerdict(long offset, OrderDecision verdict);

        /** A record among the verdicts that is none. */
        void onUnread(long offset, UnreadRecord record);

        /** A report or a control, or what should be one. */
        void onMessage(DeskMessage message);

        /** A decision with a verdict that is not told again. */
        default void onJudged(String decisionId) {}
    }

    /**
     * Gives {@code reader} everything from {@code from} to where the log ends now: all verdicts,
     * then all reports, then all controls, each in the order in which they were recorded. What a
     * position lies beyond the end of is another log, and read from its start. From the start a log
     * may tell, instead of its beginning, what of it is open or held and the newest of the rest.
     *
     * @return where it ended
     * @throws IOException if it cannot be read to its end in bounded time
     */
    LogPosition read(LogPosition from, Reader reader) throws IOException;
}
