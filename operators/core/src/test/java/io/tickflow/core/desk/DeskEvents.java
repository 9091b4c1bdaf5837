package io.tickflow.core.desk;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.model.contract.PredictionRole;

/** Builds signals and reports for a desk. */
final class DeskEvents {

    static final long MARKET_START = 1_399_000_000_000L;
    static final long HORIZON = 30_000;
    static final long TIME_TO_LIVE = 5_000;

    private DeskEvents() {}

    static Signal candidate(String id, String symbol, long marketMillis, long appendMillis) {
        return candidate(id, symbol, marketMillis, 0, appendMillis);
    }

    static Signal candidate(
            String id, String symbol, long marketMillis, int ordinal, long appendMillis) {
        return signal(id, symbol, marketMillis, ordinal, appendMillis, SignalVerdict.CANDIDATE);
    }

    static Signal vetoed(String id, String symbol, long marketMillis, long appendMillis) {
        return signal(id, symbol, marketMillis, 0, appendMillis, SignalVerdict.VETOED);
    }

    private static Signal signal(
            String id,
            String symbol,
            long marketMillis,
            int ordinal,
            long appendMillis,
            SignalVerdict verdict) {
        return new Signal(
                id,
                symbol,
                MARKET_START + marketMillis,
                ordinal,
                id.hashCode() % 2 == 0 ? Side.BUY : Side.SELL,
                0.7f,
                verdict,
                verdict == SignalVerdict.VETOED ? SignalReason.COOLDOWN : SignalReason.NONE,
                1.1000,
                1.1001,
                HORIZON,
                TIME_TO_LIVE,
                appendMillis,
                "m",
                "1",
                PredictionRole.CHAMPION);
    }

    static ExecutionReport report(
            OrderDecision order, OrderState state, double cumulativeQuantity, long timeMillis) {
        return report(order, state, Quantity.nearest(cumulativeQuantity), timeMillis);
    }

    static ExecutionReport report(
            OrderDecision order, OrderState state, Quantity cumulativeQuantity, long timeMillis) {
        return new ExecutionReport(
                order.account(),
                order.decisionId(),
                order.symbol(),
                order.eventTimeMillis(),
                order.leg(),
                order.attempt(),
                order.clOrdId(),
                order.side(),
                state,
                order.quantity(),
                Quantity.ZERO,
                Double.NaN,
                cumulativeQuantity,
                cumulativeQuantity.isPositive() ? 1.1 : Double.NaN,
                "o-" + order.clOrdId(),
                order.clOrdId() + '/' + state + '/' + cumulativeQuantity,
                "",
                timeMillis,
                "");
    }

    /** The same about an order of another account. */
    static ExecutionReport ofAccount(String account, ExecutionReport report) {
        return new ExecutionReport(
                account,
                report.decisionId(),
                report.symbol(),
                report.eventTimeMillis(),
                report.leg(),
                report.attempt(),
                report.clOrdId(),
                report.side(),
                report.state(),
                report.orderQuantity(),
                report.lastQuantity(),
                report.lastPrice(),
                report.cumulativeQuantity(),
                report.averagePrice(),
                report.orderId(),
                report.execId(),
                report.reason(),
                report.reportTimeMillis(),
                report.positionId());
    }
}
