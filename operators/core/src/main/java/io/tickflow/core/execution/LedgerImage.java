package io.tickflow.core.execution;

import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a ledger that outlives a run: all that is open or held, and the newest of what is not.
 *
 * @param open orders without an end, eldest first
 * @param held ended orders of trades that hold something, trade by trade
 * @param settled the newest ended orders of trades that hold nothing, eldest first
 * @param verdicts the newest first verdicts on decisions, eldest first
 * @param newestForgottenMillis event time of the newest decision that is not among them
 */
public record LedgerImage(
        List<Order> open,
        List<Order> held,
        List<Order> settled,
        List<Verdict> verdicts,
        long newestForgottenMillis) {

    /** Largest number of settled orders, and of verdicts. */
    public static final int NEWEST_MAX = 10_000;

    public LedgerImage {
        open = List.copyOf(open);
        held = List.copyOf(held);
        settled = List.copyOf(settled);
        verdicts = List.copyOf(verdicts);
    }

    /**
     * An order and its latest report.
     *
     * @param last null before the first report
     */
    public record Order(OrderDecision intent, @Nullable ExecutionReport last) {}

    /** First verdict on a decision. */
    public record Verdict(String decisionId, DeskVerdict verdict, long eventTimeMillis) {}
}
