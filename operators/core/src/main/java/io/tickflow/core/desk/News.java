package io.tickflow.core.desk;

import org.jspecify.annotations.Nullable;

/**
 * Something that the desk is told by a topic of its log: a report or a control, the other is null.
 *
 * @param offset place in that topic, which has one partition
 * @param report what became of an order
 * @param control what an operator said
 */
public record News(long offset, @Nullable ExecutionReport report, @Nullable Control control) {

    /** A record of {@code tickflow.executions}. */
    public static News of(long offset, ExecutionReport report) {
        return new News(offset, report, null);
    }

    /** A record of {@code tickflow.control}. */
    public static News of(long offset, Control control) {
        return new News(offset, null, control);
    }
}
