package io.tickflow.core.readmodel;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;

/**
 * Folds recorded events into the outcome of every signal, order and position. Records of one topic
 * come in its order, those of different topics in any, and each may come twice. Void verdicts have
 * no effect, also if the lease that voids them comes later. Desk and sink keep folds of their own,
 * as independent locks. Not thread-safe.
 */
public final class ReadModel {

    private final VoidVerdicts voids = new VoidVerdicts();
    private final SignalOutcomes signals = new SignalOutcomes(voids);
    private final TradeBook trades = new TradeBook(voids);
    private final Halts halts = new Halts();
    private final Blocks blocks = new Blocks();

    /** Takes in a record of {@code tickflow.leases}. */
    public void onLease(LeaseChange change) {
        voids.onLease(change);
    }

    /** Takes in a record of {@code tickflow.signals}. */
    public void onSignal(Signal signal) {
        signals.onSignal(signal);
    }

    /** Takes in a record of {@code tickflow.orders}, appended at {@code appendMillis}. */
    public void onVerdict(OrderDecision verdict, VerdictPlace place, long appendMillis) {
        signals.onVerdict(verdict, place);
        trades.onVerdict(verdict, place, appendMillis);
    }

    /** Takes in a record of {@code tickflow.executions}, appended at {@code appendMillis}. */
    public void onReport(ExecutionReport report, long appendMillis) {
        signals.onReport(report);
        trades.onReport(report, appendMillis);
    }

    /** Takes in a record of {@code tickflow.control}, appended at {@code appendMillis}. */
    public void onControl(Control control, long appendMillis) {
        halts.onControl(control, appendMillis);
        blocks.onControl(control, appendMillis);
    }

    /** Outcomes of signals. */
    public SignalOutcomes signals() {
        return signals;
    }

    /** Orders and positions. */
    public TradeBook trades() {
        return trades;
    }

    /** Halts of operators. */
    public Halts halts() {
        return halts;
    }

    /** Blocked symbols. */
    public Blocks blocks() {
        return blocks;
    }

    /** True if every signal and every order, entry or exit, has ended. */
    public boolean settled() {
        return trades.openOrders().isEmpty() && signals.settled();
    }
}
