package io.tickflow.core.desk;

import io.tickflow.core.desk.DeskNote.Kind;
import io.tickflow.core.order.ClOrdIds;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import org.jspecify.annotations.Nullable;

/** Applies reports: repeated, late, out of order or on unknown orders. */
final class ReportRule {

    private final DeskConfig config;

    ReportRule(DeskConfig config) {
        this.config = config;
    }

    /** Returns true if this desk may have decided the order, by its derived ClOrdID(11). */
    boolean ours(ExecutionReport report) {
        String expected =
                ClOrdIds.of(config.account(), report.decisionId(), report.leg(), report.attempt());
        return report.clOrdId().equals(expected);
    }

    /**
     * The trade that {@code report} is about; null if there is none. An entry that nobody remembers
     * is adopted: somebody recorded its approval and this desk never read it. Reports of its exits
     * may still follow, so it is left alone for as long as an order may be silent.
     */
    @Nullable Trade tradeOf(
            DeskMemory memory, ExecutionReport report, long nowMillis, DeskOutput output) {
        Trade known = memory.trade(report.decisionId());
        boolean isForgotten = memory.forgotten(report.symbol(), report.eventTimeMillis());
        if (known != null || report.leg() == Leg.EXIT || isForgotten) {
            return known;
        }
        var exits = new ExitPlan(nowMillis + config.silenceMillis());
        long horizonMillis = memory.market(report.symbol()).horizonMillis();
        Trade adopted = Trade.adopted(report, horizonMillis, exits, nowMillis);
        output.note(Kind.ADOPTED_TRADE, adopted, describe(report));
        return adopted;
    }

    /** Tells the trade, if there is one. */
    void apply(@Nullable Trade trade, ExecutionReport report, long nowMillis, DeskOutput output) {
        DeskOrder.Effect effect =
                trade == null
                        ? DeskOrder.Effect.UNKNOWN_ORDER
                        : trade.apply(report, config, nowMillis);
        switch (effect) {
            case UNKNOWN_ORDER ->
                    output.note(
                            Kind.UNKNOWN_ORDER,
                            report.decisionId(),
                            report.symbol(),
                            describe(report));
            case LATE_FILL ->
                    output.note(
                            Kind.LATE_FILL, report.decisionId(), report.symbol(), describe(report));
            case ENDED -> {
                if (report.byOperator()) {
                    output.note(
                            Kind.RESOLVED_ORDER,
                            report.decisionId(),
                            report.symbol(),
                            describe(report));
                }
            }
            case NONE, NEWS -> {}
        }
    }

    /** Puts an open trade into the book; returns false, with an alarm, if there is no room. */
    boolean keep(DeskMemory memory, Trade trade, long nowMillis, DeskOutput output) {
        boolean kept = memory.open(trade, nowMillis);
        if (!kept) {
            output.note(Kind.UNMANAGED_POSITION, trade, "held=" + trade.heldQuantity());
        }
        return kept;
    }

    private static String describe(ExecutionReport report) {
        return report.clOrdId() + ' ' + report.state() + " filled=" + report.cumulativeQuantity();
    }
}
